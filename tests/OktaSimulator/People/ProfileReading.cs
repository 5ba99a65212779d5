using System.Text.Json;

namespace Ksat.Provisioning.OktaSimulator.People;

/// <summary>Takes over the profile of someone whom the app has from an earlier play.</summary>
internal static class ProfileReading
{
    public static Profile Of(JsonElement user)
    {
        var values = ProfileAttributes.All.ToDictionary(attribute => attribute.Name, attribute => attribute.Read(user), StringComparer.Ordinal);
        string? Value(string name) => values[name];

        return new Profile
        {
            UserName = user.GetProperty("userName").GetString()!,
            GivenName = Value("name:givenName") ?? "",
            FamilyName = Value("name:familyName") ?? "",
            DisplayName = Value("displayName") ?? "",
            Title = Value("title"),
            EmployeeType = Value("userType"),
            WorkPhone = Value("phoneNumbers[work].value"),
            MobilePhone = Value("phoneNumbers[mobile].value"),
            Location = Value("addresses[work].formatted"),
            Division = Value(ProfileAttributes.Enterprise + ":division"),
            Organization = Value(ProfileAttributes.Enterprise + ":organization"),
            Department = Value(ProfileAttributes.Enterprise + ":department"),
            EmployeeNumber = Value(ProfileAttributes.Enterprise + ":employeeNumber"),
            ManagerName = Value("manager.displayName"),
            Manager = Value("manager.value"),
            CustomField = Value(ProfileAttributes.Kmsat + ":customField1"),
            CustomDate = Value(ProfileAttributes.Kmsat + ":customDate1"),
        };
    }
}
