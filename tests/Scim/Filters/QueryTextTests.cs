using Ksat.Provisioning.Scim.Filters;

namespace Ksat.Provisioning.Scim.Tests.Filters;

[TestFixture]
internal sealed class QueryTextTests
{
    [TestCase("?filter=userName%20eq%20%22a%40x%22", "userName eq \"a@x\"")]
    [TestCase("filter=userName+eq+%22a%2Bb%40x%22", "userName eq \"a+b@x\"")]
    [TestCase("filter=userName+eq+%22a+b%40x%22", "userName eq \"a+b@x\"")]
    [TestCase("filter=userName+eq+\"a+b@x\"+and+title+eq+\"Big+Boss\"", "userName eq \"a+b@x\" and title eq \"Big Boss\"")]
    [TestCase("filter=emails[type+eq+\"work\"].value+eq+\"a+b@x\"", "emails[type eq \"work\"].value eq \"a+b@x\"")]
    [TestCase("filter=emails[type+eq+\"very+work\"+and+value+eq+\"a+b@x\"]", "emails[type eq \"very work\" and value eq \"a+b@x\"]")]
    [TestCase("filter=phoneNumbers.value+eq+\"+47+1\"", "phoneNumbers.value eq \" 47 1\"")]
    [TestCase("filter=externalId+eq+\"a+b\"", "externalId eq \"a+b\"")]
    [TestCase("filter=userName%20eq%20a+b@x", "userName eq a+b@x")]
    [TestCase("filter=userName+eq+a@x+and+active+eq+true", "userName eq a@x and active eq true")]
    [TestCase("filter=displayName+eq+\"R%26D+%zz%\"", "displayName eq \"R&D %zz%\"")]
    public void A_plus_is_a_space_except_in_addresses_and_identifiers(string query, string filter) =>
        QueryText.Decode(query)["FILTER"].ShouldBe(filter);

    [Test]
    public void A_bare_question_mark_is_no_parameters() => QueryText.Decode("?").ShouldBeEmpty();

    [Test]
    public void The_first_of_equal_names_counts() => QueryText.Decode("count=1&Count=2&x")["count"].ShouldBe("1");
}
