using FsCheck;
using FsCheck.Fluent;

namespace Ksat.Provisioning.Web.Tests.Scim.Fuzzing;

/// <summary>Texts that were right until something was taken away, put in or doubled.</summary>
internal static class Broken
{
    private static readonly string[] Pieces =
    [
        "\"", "{", "}", "[", "]", ":", ",", "null", "true", "1e400", "-0", "99999999999999999999", "\\", "\\u0000", "\\ud800", "\0", "‮", "🙂", "%", "%00", "%zz", "+", "&", "=", "?", "#",
        "/", "..", "'", "--", ";", "eq", "and", "not", "(", ")", "urn:", "bulkId:", " ", "\t", "\r\n", "é", "﻿", "$ref", "password", "id", "op", "\"op\":\"add\",", "[[[[[[[[",
    ];

    public static Gen<string> Of(Gen<string> whole) => Gen.Choose(1, 3).SelectMany(times => Enumerable.Range(0, times).Aggregate(whole, (text, _) => text.SelectMany(Once)));

    private static Gen<string> Once(string text) =>
        from at in Gen.Choose(0, text.Length)
        from length in Gen.Choose(0, Math.Min(11, text.Length - at))
        from piece in Gen.Elements(Pieces)
        from way in Gen.Choose(0, 3)
        select way switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, piece),
            2 => text.Insert(at, text.Substring(at, length)),
            _ => text.Remove(at, length).Insert(at, piece),
        };
}
