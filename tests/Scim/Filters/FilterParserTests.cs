using Ksat.Provisioning.Scim.Filters;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Filters;

[TestFixture]
internal sealed class FilterParserTests
{
    [TestCase("userName eq \"bjensen\"", "userName eq \"bjensen\"")]
    [TestCase("USERNAME Eq \"b\"", "userName eq \"b\"")]
    [TestCase("  userName   eq   \"b\"  ", "userName eq \"b\"")]
    [TestCase("userName eq b@x.com", "userName eq \"b@x.com\"")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"", "userName sw \"J\"")]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:Department eq \"Tools\"", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"Tools\"")]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq \"U2\"", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"U2\"")]
    [TestCase("title pr", "title pr")]
    [TestCase("name.familyName co \"O'Malley\"", "name.familyName co \"O'Malley\"")]
    [TestCase("emails eq \"a@x\"", "emails.value eq \"a@x\"")]
    [TestCase("emails co \"@x\"", "emails.value co \"@x\"")]
    [TestCase("emails[type eq \"work\"].value eq \"x\"", "emails[type eq \"work\" and value eq \"x\"]")]
    [TestCase("emails[type eq \"work\" and value co \"@x\"]", "emails[type eq \"work\" and value co \"@x\"]")]
    [TestCase("emails[type eq \"work\" or type eq \"home\"].value eq \"x\"", "emails[(type eq \"work\" or type eq \"home\") and value eq \"x\"]")]
    [TestCase("userType eq \"E\" and (emails co \"a\" or emails.value co \"b\")", "userType eq \"E\" and (emails.value co \"a\" or emails.value co \"b\")")]
    [TestCase("title pr or userType eq \"a\" and active eq true", "title pr or userType eq \"a\" and active eq true")]
    [TestCase("(title pr or userType pr) and active eq true", "(title pr or userType pr) and active eq true")]
    [TestCase("title pr and (userType pr and active eq true)", "title pr and (userType pr and active eq true)")]
    [TestCase("NOT(title pr)", "not (title pr)")]
    [TestCase("not (title pr) and active eq true", "not (title pr) and active eq true")]
    [TestCase("active eq \"True\"", "active eq true")]
    [TestCase("active eq TRUE", "active eq true")]
    [TestCase("roles[primary eq \"True\"].value eq \"x\"", "roles[primary eq true and value eq \"x\"]")]
    [TestCase("title eq null", "title eq null")]
    [TestCase("title eq \"null\"", "title eq \"null\"")]
    [TestCase("title eq \"say \\\"hi\\\" \\\\ \\u00e9\"", "title eq \"say \\\"hi\\\" \\\\ é\"")]
    [TestCase("meta.lastModified gt \"2011-05-13T04:42:34Z\"", "meta.lastModified gt \"2011-05-13T04:42:34Z\"")]
    [TestCase("meta.lastModified ge 2011-05-13T06:42:34.5+02:00", "meta.lastModified ge \"2011-05-13T04:42:34.5Z\"")]
    [TestCase("employeeType eq 1 or title eq 7", null)]
    [TestCase("title eq 007", "title eq \"007\"")]
    [TestCase("x509Certificates.value eq \"AA==\"", "x509Certificates.value eq \"AA==\"")]
    public void A_filter_reads_as(string text, string? canonical)
    {
        var parsed = FilterParser.Parse(text, Users);
        if (canonical is null)
        {
            parsed.IsFault.ShouldBeTrue();
            return;
        }

        parsed.Value.ToString().ShouldBe(canonical);
        FilterParser.Parse(canonical, Users).Value.ShouldBe(parsed.Value);
    }

    [Test]
    public void Members_are_compared_by_value() =>
        FilterParser.Parse("id eq \"G1\" and members eq \"U1\"", Groups).Value.ToString().ShouldBe("id eq \"G1\" and members.value eq \"U1\"");

    [TestCase("", "The filter is empty.")]
    [TestCase("   ", "The filter is empty.")]
    [TestCase("bogus eq \"x\"", "'bogus' in the filter is not an attribute of User.")]
    [TestCase("emails[bogus eq \"x\"]", "'bogus' in the filter is not an attribute of emails.")]
    [TestCase("userName", "The filter can't be read at character 9: after userName an operator is missing.")]
    [TestCase("userName eq", "The filter can't be read at character 12: a value is missing.")]
    [TestCase("userName xx \"a\"", "'xx' after userName in the filter is not an operator; there are eq, ne, co, sw, ew, gt, ge, lt, le and pr.")]
    [TestCase("userName eq \"a", "The filter can't be read at character 14: a closing quotation mark is missing.")]
    [TestCase("userName eq \"\\x\"", "The filter can't be read at character 17: a backslash in a value must begin a JSON escape.")]
    [TestCase("userName eq \"\\ud800\"", "The filter can't be read at character 21: a value contains half a surrogate pair.")]
    [TestCase("userName eq \"\\u0000\"", "The filter can't be read at character 21: a value can't contain NUL.")]
    [TestCase("userName eq \"a\" \"b\"", "The filter can't be read at character 17: it should end there, or go on with 'and' or 'or'.")]
    [TestCase("userName eq \"a\" and", "The filter can't be read at character 20: an attribute is missing.")]
    [TestCase("(userName eq \"a\"", "The filter can't be read at character 17: a closing parenthesis is missing.")]
    [TestCase("userName eq \"a\")", "The filter can't be read at character 16: it should end there, or go on with 'and' or 'or'.")]
    [TestCase("emails[type eq \"work\"", "The filter can't be read at character 22: a closing bracket is missing.")]
    [TestCase("emails[emails[type pr]]", "'emails' in the filter is not an attribute of emails.")]
    [TestCase("userName[value pr]", "userName has no elements to choose from in brackets.")]
    [TestCase("name eq \"x\"", "name is complex: compare one of its sub-attributes, or use pr.")]
    [TestCase("active gt true", "active is a boolean: only eq, ne and pr apply.")]
    [TestCase("active eq \"yes\"", "active is a boolean and can't be compared with 'yes'.")]
    [TestCase("meta.created eq \"soon\"", "meta.created is a dateTime such as 2026-01-31T08:00:00Z and can't be compared with 'soon'.")]
    [TestCase("meta.created co \"2011\"", "meta.created is a dateTime: co, sw and ew don't apply.")]
    [TestCase("title gt null", "Only eq and ne compare title with null.")]
    [TestCase("password eq \"x\"", "The attribute password can't be filtered by.")]
    [TestCase("x509Certificates.value co \"AA\"", "x509Certificates.value is binary: only eq, ne and pr apply (RFC 7644, table 3).")]
    public void A_bad_filter_is_refused_in_words(string text, string detail)
    {
        var fault = FilterParser.Parse(text, Users).Fault;
        fault.Kind.ShouldBe(ScimFaultKind.InvalidFilter);
        fault.Detail.ShouldBe(detail);
    }

    [Test]
    public void A_filter_of_ten_thousand_terms_is_refused_at_once()
    {
        var text = string.Join(" or ", Enumerable.Repeat("id eq \"1\"", 10_000));
        FilterParser.Parse(text, Users).Fault.Detail.ShouldBe("The filter is longer than 65536 characters.");
        FilterParser.Parse(text[..(201 * 13)], Users).Fault.Detail.ShouldBe("The filter has more than 200 comparisons.");
    }

    [TestCase(20, false)]
    [TestCase(21, true)]
    public void Nesting_has_a_limit(int levels, bool refused)
    {
        var text = new string('(', levels) + "title pr" + new string(')', levels);
        FilterParser.Parse(text, Users).IsFault.ShouldBe(refused);
    }

    [Test]
    public void A_fault_keeps_the_attribute_but_not_the_value_for_the_log() =>
        FilterParser.Parse("active eq \"secret\"", Users).Fault.Attribute.ShouldBe("active");

    [Test]
    public void Allocation_of_a_typical_filter_stays_under_a_kilobyte()
    {
        const string Text = "userName eq \"bjensen@example.com\" and active eq true";
        FilterParser.Parse(Text, Users);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            FilterParser.Parse(Text, Users);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / 100).ShouldBeLessThan(1_024);
    }
}
