using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ksat.Provisioning.Infrastructure.Persistence.Conversions;

/// <summary>Moments as UTC ticks (100 ns): they compare and sort alike on both providers; SQLite can't order a DateTimeOffset.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
