using AutoMapper;
using Ksat.Provisioning.Application.Roster;
using Ksat.Provisioning.Application.Roster.Users;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Web.Api.Users;

/// <summary>A console user (docs/api.md).</summary>
internal sealed record UserAnswer
{
    public Guid Id { get; init; }
    public string Email { get; init; } = "";
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? PhoneNumber { get; init; }
    public string? Extension { get; init; }
    public string? Location { get; init; }
    public string? Division { get; init; }
    public string? ManagerName { get; init; }
    public string? ManagerEmail { get; init; }
    public string? EmployeeNumber { get; init; }
    public string? JobTitle { get; init; }
    public string? MobileNumber { get; init; }
    public string? Organization { get; init; }
    public string? Department { get; init; }
    public string? Language { get; init; }
    public string? Comment { get; init; }
    public string? EmployeeStartDate { get; init; }
    public string? CustomField1 { get; init; }
    public string? CustomField2 { get; init; }
    public string? CustomField3 { get; init; }
    public string? CustomField4 { get; init; }
    public string? CustomDate1 { get; init; }
    public string? CustomDate2 { get; init; }
    public string? TimeZone { get; init; }
    public string? PhishingLanguage { get; init; }
    public string? TrainingLanguage { get; init; }
    public string? UserType { get; init; }
    public string? EmployeeType { get; init; }
    public string? OutOfOfficeEnd { get; init; }
    public string? Company { get; init; }
    public string? Country { get; init; }
    public string? Hostname { get; init; }
    public string? MailNickname { get; init; }
    public string? SamAccountName { get; init; }
    public string? SecurityIdentifier { get; init; }
    public string? UserPrincipalName { get; init; }
    public string? LastPasswordChange { get; init; }
    public bool ProvisioningManaged { get; init; }
    public bool Admin { get; init; }
    public bool LanguageChosenByUser { get; init; }

    /// <summary>"Active" or "Archived".</summary>
    public string Status { get; init; } = "";

    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>What the console tells about the edit it has just done.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>From the roster to the answer, field by field of the same name.</summary>
internal sealed class UserProfile : Profile
{
    public UserProfile()
    {
        CreateMap<RosterUser, UserAnswer>()
            .ForMember(answer => answer.Status, map => map.MapFrom(user => StatusWords.Of(user.Status)))
            .ForMember(answer => answer.Groups, map => map.Ignore())
            .ForMember(answer => answer.Warnings, map => map.Ignore());
        CreateMap<UserView, UserAnswer>()
            .IncludeMembers(view => view.User)
            .ForMember(answer => answer.Groups, map => map.MapFrom(view => view.Groups))
            .ForMember(answer => answer.Warnings, map => map.MapFrom(view => view.Warnings));
    }
}
