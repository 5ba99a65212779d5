using System.Text.Json.Nodes;

namespace Ksat.Provisioning.Web.Tests.Scim.Rfc7644;

/// <summary>RFC 7644 §3.7: bulk requests.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Section_3_7_BulkOperations
{
    [Test]
    public async Task Each_operation_has_its_answer_in_the_order_sent()
    {
        var client = await ScimServer.NewTenantAsync();
        var old = await client.AddUserAsync("old@x");
        var gone = await client.AddUserAsync("gone@x");
        var answers = await BulkAsync(client, $$$"""
            {"method":"POST","path":"/Users","bulkId":"q","data":{"userName":"new@x"} },
            {"method":"PUT","path":"/Users/{{{old}}}","data":{"userName":"put@x"}},
            {"method":"PATCH","path":"/Users/{{{old}}}","data":{"Operations":[{"op":"add","path":"title","value":"T"}]}},
            {"method":"PATCH","path":"/Users/{{{old}}}","version":"W/\"3\"","data":[{"op":"add","path":"nickName","value":"N"}]},
            {"method":"delete","path":"/Users/{{{gone}}}"},
            {"method":"POST","path":"/Users","data":{"userName":"PUT@x"}},
            {"method":"DELETE","path":"/Users/nobody"},
            {"method":"PATCH","path":"/Users/{{{old}}}","version":"W/\"1\"","data":[{"op":"remove","path":"title"}]}
            """);
        answers.Select(answer => (string?)answer["status"]).ShouldBe(["201", "200", "200", "200", "204", "409", "404", "412"]);
        answers.Select(answer => (string?)answer["method"]).ShouldBe(["POST", "PUT", "PATCH", "PATCH", "DELETE", "POST", "DELETE", "PATCH"]);
        ((string?)answers[0]["bulkId"]).ShouldBe("q");
        ((string?)answers[0]["version"]).ShouldBe("W/\"1\"");
        answers[0]["response"].ShouldBeNull();
        ((string?)answers[3]["version"]).ShouldBe("W/\"4\"");
        ((string?)answers[3]["location"]).ShouldBe($"{ScimServer.Root}/Users/{old}");
        answers[5]["location"].ShouldBeNull();
        answers.Skip(4).Where((_, index) => index != 1).Select(answer => (string?)answer["location"]).ShouldBe(
            [$"{ScimServer.Root}/Users/{gone}", $"{ScimServer.Root}/Users/nobody", $"{ScimServer.Root}/Users/{old}"]);
        ((string?)answers[5]["response"]!["scimType"]).ShouldBe("uniqueness");
        ((string?)answers[5]["response"]!["schemas"]![0]).ShouldBe("urn:ietf:params:scim:api:messages:2.0:Error");
        var made = (string)answers[0]["location"]!;
        ((string?)(await client.GetAsync(made[ScimServer.Root.Length..])).Json["userName"]).ShouldBe("new@x");
        (await client.GetAsync("/Users")).Total.ShouldBe(2);
    }

    [Test]
    public async Task A_reference_to_what_comes_later_is_resolved()
    {
        var client = await ScimServer.NewTenantAsync();
        var answers = await BulkAsync(client, """
            {"method":"POST","path":"/Groups","bulkId":"g","data":{"displayName":"G","members":[{"value":"bulkId:u","type":"User"}]}},
            {"method":"PATCH","path":"/Groups/bulkId:g","data":{"Operations":[{"op":"add","path":"members","value":[{"value":"bulkId:v"}]}]}},
            {"method":"PATCH","path":"/Groups/bulkId:g","data":{"Operations":[{"op":"remove","path":"members[value eq \"bulkId:u\"]"}]}},
            {"method":"POST","path":"/Users","bulkId":"u","data":{"userName":"u@x"}},
            {"method":"POST","path":"/Users","bulkId":"v","data":{"userName":"v@x","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"bulkId:u"}}}}
            """);
        answers.Select(answer => (string?)answer["status"]).ShouldBe(["201", "204", "204", "201", "201"]);
        var group = await client.GetAsync(((string)answers[0]["location"]!)[ScimServer.Root.Length..]);
        group.Json["members"]!.AsArray().Select(member => (string?)member!["value"]).ShouldBe([IdIn(answers[4])]);
        var v = await client.GetAsync(((string)answers[4]["location"]!)[ScimServer.Root.Length..]);
        ((string?)v.Json["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"]!["manager"]!["value"]).ShouldBe(IdIn(answers[3]));
    }

    [Test]
    public async Task References_in_a_circle_are_resolved()
    {
        var client = await ScimServer.NewTenantAsync();
        const string Manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        var answers = await BulkAsync(client, $$$$"""
            {"method":"POST","path":"/Users","bulkId":"a","data":{"userName":"a@x","title":"A","{{{{Manager}}}}":{"manager":{"value":"bulkId:b"} } } },
            {"method":"POST","path":"/Users","bulkId":"b","data":{"userName":"b@x","{{{{Manager}}}}":{"manager":{"value":"bulkId:a"} } } },
            {"method":"POST","path":"/Users","bulkId":"self","data":{"userName":"self@x","{{{{Manager}}}}":{"manager":{"value":"bulkId:self"} } } }
            """);
        answers.Select(answer => (string?)answer["status"]).ShouldBe(["201", "201", "201"]);
        foreach (var (index, manager) in new[] { (0, 1), (1, 0), (2, 2) })
        {
            var user = await client.GetAsync($"/Users/{IdIn(answers[index])}");
            ((string?)user.Json[Manager]!["manager"]!["value"]).ShouldBe(IdIn(answers[manager]));
            user.ETag.ShouldBe((string?)answers[index]["version"]);
        }
    }

    [Test]
    public async Task Of_a_circle_that_cannot_close_nothing_is_left()
    {
        var client = await ScimServer.NewTenantAsync();
        const string Manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        await client.AddUserAsync("taken@x");
        var users = await BulkAsync(client, $$$$"""
            {"method":"POST","path":"/Users","bulkId":"a","data":{"userName":"a@x","{{{{Manager}}}}":{"manager":{"value":"bulkId:b"} } } },
            {"method":"POST","path":"/Users","bulkId":"b","data":{"userName":"taken@x","{{{{Manager}}}}":{"manager":{"value":"bulkId:a"} } } }
            """);
        users.Select(answer => (string?)answer["status"]).ShouldBe(["409", "409"]);
        users.ShouldAllBe(answer => answer["location"] == null && answer["version"] == null);
        (await client.GetAsync("/Users")).Names.ShouldBe(["taken@x"]);

        var groups = await BulkAsync(client, """
            {"method":"POST","path":"/Groups","bulkId":"c","data":{"displayName":"C","members":[{"value":"bulkId:d"}]}},
            {"method":"POST","path":"/Groups","bulkId":"d","data":{"displayName":"D","members":[{"value":"bulkId:c"}]}}
            """);
        groups.ShouldAllBe(answer => answer["response"]!["detail"] != null && answer["location"] == null);
        (await client.GetAsync("/Groups")).Total.ShouldBe(0);
    }

    [Test]
    public async Task What_refers_to_a_failed_or_unknown_operation_fails_too()
    {
        var client = await ScimServer.NewTenantAsync();
        await client.AddUserAsync("taken@x");
        var answers = await BulkAsync(client, """
            {"method":"POST","path":"/Users","bulkId":"u","data":{"userName":"taken@x"}},
            {"method":"POST","path":"/Groups","bulkId":"g","data":{"displayName":"G","members":[{"value":"bulkId:u"}]}},
            {"method":"POST","path":"/Groups","bulkId":"h","data":{"displayName":"H","members":[{"value":"bulkId:nowhere"}]}}
            """);
        answers.Select(answer => (string?)answer["status"]).ShouldBe(["409", "409", "400"]);
        (await client.GetAsync("/Groups")).Total.ShouldBe(0);
    }

    [TestCase(1, 2)]
    [TestCase(2, 4)]
    [TestCase(3, 5)]
    [TestCase(0, 5)]
    public async Task After_failOnErrors_errors_nothing_more_is_done(int failOnErrors, int answered)
    {
        var client = await ScimServer.NewTenantAsync();
        var reply = (await client.PostAsync("/Bulk", $$$"""
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"failOnErrors":{{{failOnErrors}}},"Operations":[
            {"method":"POST","path":"/Users","data":{"userName":"a@x"}},
            {"method":"POST","path":"/Users","data":{}},
            {"method":"POST","path":"/Users","data":{"userName":"b@x"}},
            {"method":"DELETE","path":"/Groups/none"},
            {"method":"POST","path":"/Users","data":{"userName":"c@x"}}]}
            """)).ShouldBe(200);
        reply.Json["Operations"]!.AsArray().Count.ShouldBe(answered);
        (await client.GetAsync("/Users")).Total.ShouldBe(answered == 2 ? 1 : answered == 4 ? 2 : 3);
    }

    [TestCase("""{"path":"/Users"}""", "invalidValue")]
    [TestCase("""{"method":"POST"}""", "invalidValue")]
    [TestCase("""{"method":"POST","path":"/Users"}""", "invalidValue")]
    [TestCase("""{"method":"PUT","path":"/Users/x"}""", "invalidValue")]
    [TestCase("""{"method":"PATCH","path":"/Users/x"}""", "invalidValue")]
    [TestCase("""{"method":"POST","path":"/Users","bulkId":"a","data":{}},{"method":"POST","path":"/Users","bulkId":"a","data":{}}""", "invalidValue")]
    [TestCase("5", "invalidSyntax")]
    public async Task A_frame_that_cannot_be_meant_is_400_and_nothing_is_done(string operations, string scimType)
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.PostAsync("/Bulk", Bulk("""{"method":"POST","path":"/Users","data":{"userName":"a@x"}},""" + operations))).ShouldBeError(400, scimType);
        (await client.GetAsync("/Users")).Total.ShouldBe(0);
    }

    [TestCase("""{"method":"GET","path":"/Users"}""", "400")]
    [TestCase("""{"method":"POST","path":"/Users/x","data":{}}""", "404")]
    [TestCase("""{"method":"DELETE","path":"/Users"}""", "404")]
    [TestCase("""{"method":"POST","path":"/Bulk","data":{}}""", "404")]
    [TestCase("""{"method":"POST","path":"/Users","data":[]}""", "400")]
    [TestCase("""{"method":"PATCH","path":"Groups/x","data":{"Operations":[]}}""", "404")]
    public async Task An_operation_that_cannot_be_carried_out_fails_alone(string operation, string status)
    {
        var client = await ScimServer.NewTenantAsync();
        var answers = await BulkAsync(client, operation + """,{"method":"POST","path":"/Users","data":{"userName":"a@x"}}""");
        answers.Select(answer => (string?)answer["status"]).ShouldBe([status, "201"]);
        answers[0]["response"]!["detail"].ShouldNotBeNull();
    }

    [TestCase("")]
    [TestCase("\"schemas\":[],")]
    [TestCase("\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],")]
    public async Task What_does_not_name_the_schema_of_a_bulk_request_is_400(string schemas)
    {
        var client = await ScimServer.NewTenantAsync();
        var body = $$$"""{{{{schemas}}}"Operations":[{"method":"POST","path":"/Users","data":{"userName":"a@x"}}]}""";
        (await client.PostAsync("/Bulk", body)).ShouldBeError(400, "invalidSyntax");
        (await client.GetAsync("/Users")).Total.ShouldBe(0);
    }

    [Test]
    public async Task More_operations_than_advertised_are_413()
    {
        var client = await ScimServer.NewTenantAsync();
        var most = (int)(await client.GetAsync("/ServiceProviderConfig")).Json["bulk"]!["maxOperations"]!;
        var operations = string.Join(",", Enumerable.Repeat("""{"method":"DELETE","path":"/Users/x"}""", most + 1));
        (await client.PostAsync("/Bulk", Bulk(operations))).ShouldBeError(413);
        (await client.PostAsync("/Bulk", Bulk(""))).ShouldBe(200).Json["Operations"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task A_larger_payload_than_advertised_is_413()
    {
        var client = await ScimServer.NewTenantAsync();
        var most = (int)(await client.GetAsync("/ServiceProviderConfig")).Json["bulk"]!["maxPayloadSize"]!;
        var body = Bulk("""{"method":"POST","path":"/Users","data":{"userName":"a@x"}}""");
        (await client.PostAsync("/Bulk", body.PadRight(most + 1))).ShouldBeError(413);
        (await client.GetAsync("/Users")).Total.ShouldBe(0);
        (await client.PostAsync("/Bulk", body.PadRight(most))).ShouldBe(200);
        (await client.GetAsync("/Users")).Total.ShouldBe(1);
    }

    private static string Bulk(string operations) => $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{{operations}}]}""";

    private static async Task<IReadOnlyList<JsonNode>> BulkAsync(ScimClient client, string operations)
    {
        var reply = (await client.PostAsync("/Bulk", Bulk(operations))).ShouldBe(200);
        ((string?)reply.Json["schemas"]![0]).ShouldBe("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        return [.. reply.Json["Operations"]!.AsArray().Select(operation => operation!)];
    }

    private static string IdIn(JsonNode answer) => ((string)answer["location"]!).Split('/')[^1];
}
