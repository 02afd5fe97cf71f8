package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.SOLO;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;

/** Whose role reaches his own records learns nothing of others by what names them. */
@QuarkusTest
class ReachTest {

    private final String company = "Hidden " + UUID.randomUUID();
    private String hidden = "";

    @BeforeEach
    void begin() {
        hidden = account(READER);
    }

    private static RequestSpecification solo() {
        return TestLogin.as(ACME, SOLO).header("If-Match", "*");
    }

    private String account(Member owner) {
        return id("/sales/accounts", "{\"name\": \"%s\", \"ownerId\": \"%s\"}".formatted(company, owner.subject(ACME)));
    }

    @Test
    void cannotNameARecordOutOfReach() {
        String refused = namingAccount(hidden);

        assertThat(refused).isEqualTo(namingAccount(UUID.randomUUID().toString()));
    }

    /** Nor is it told that the record is below one of its own. */
    @Test
    void cannotFindOutWhereARecordOutOfReachIs() {
        String own = account(SOLO);
        SalesApi.patch("/sales/accounts/" + hidden, "{\"parentId\": \"%s\"}".formatted(own))
                .statusCode(200);

        solo().contentType("application/merge-patch+json")
                .body("{\"parentId\": \"%s\"}".formatted(hidden))
                .patch("/sales/accounts/" + own)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:problem:reference-unknown"));
    }

    private static String namingAccount(String account) {
        String answer = solo().body("{\"lastName\": \"Tester\", \"accountId\": \"%s\"}".formatted(account))
                .post("/sales/contacts")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:problem:reference-unknown"))
                .extract()
                .asString();
        return answer.replaceAll("\"traceId\":\"[^\"]*\"", "").replace(account, "");
    }

    @Test
    void seesNoNameOfARecordOutOfReach() {
        String contact = id(
                "/sales/contacts",
                "{\"lastName\": \"Tester\", \"accountId\": \"%s\", \"ownerId\": \"%s\"}"
                        .formatted(hidden, SOLO.subject(ACME)));

        solo().get("/api/contacts/" + contact).then().statusCode(200).body("company", nullValue());
        get("/api/contacts/" + contact).body("company", equalTo(company));
    }

    @Test
    void makesACompanyOfItsOwnOfOneOutOfReach() {
        String contact = solo().body(
                        "{\"first_name\": \"Tess\", \"last_name\": \"Tester\", \"company\": \"%s\"}".formatted(company))
                .post("/api/contacts")
                .then()
                .statusCode(201)
                .body("company", equalTo(company))
                .extract()
                .path("id");

        get("/sales/contacts/" + contact).body("accountId", not(equalTo(hidden)));
    }

    @Test
    void isNotToldWhichRecordsOutOfReachNameItsOwn() {
        String own = account(SOLO);
        String contact = id(
                "/sales/contacts",
                "{\"lastName\": \"Tester\", \"accountId\": \"%s\", \"ownerId\": \"%s\"}"
                        .formatted(own, READER.subject(ACME)));

        solo().delete("/sales/accounts/" + own)
                .then()
                .statusCode(409)
                .body("count", equalTo(1))
                .body("records", empty());
        SalesApi.delete("/sales/accounts/" + own).statusCode(409).body("records.id", contains(contact));
    }

    @Test
    void convertsLeadsAndIsNotShownWhatTheyAreLike() {
        String lead = "/sales/leads/"
                + solo().body("{\"lastName\": \"Tester\", \"company\": \"%s\"}".formatted(company))
                        .post("/sales/leads")
                        .path("id");
        solo().post(lead + "/qualify").then().statusCode(200);

        solo().body("{}")
                .post(lead + "/convert")
                .then()
                .statusCode(409)
                .body("candidates.accounts.id", contains(nullValue()))
                .body("candidates.accounts.name", contains(nullValue()));
        solo().body("{\"accountId\": \"%s\"}".formatted(hidden))
                .post(lead + "/convert")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:problem:reference-unknown"));
        String account = solo().body("{\"bypassAccountDedupe\": true}")
                .post(lead + "/convert")
                .then()
                .statusCode(200)
                .extract()
                .path("conversion.accountId");
        solo().get("/sales/accounts/" + account).then().statusCode(200).body("ownerId", equalTo(SOLO.subject(ACME)));
        solo().get("/sales/accounts/" + account + "/timeline").then().statusCode(200);
        solo().post(lead + "/unconvert").then().statusCode(200);
    }
}
