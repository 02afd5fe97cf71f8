package org.rapport.sales.opportunity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.path;
import static org.rapport.sales.SalesApi.post;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OpportunityResourceTest {

    private static final String OPPORTUNITIES = "/sales/opportunities";

    @Test
    void movesThroughThePipelineAndKeepsALog() {
        String path = path(OPPORTUNITIES, deal(account()));

        get(path)
                .body("stage", equalTo("prospecting"))
                .body("probability", equalTo(10))
                .body("pipelineId", equalTo("default"))
                .body("amount.amount", equalTo("5000.00"))
                .body("closeDate", equalTo("2027-03-31"));
        act(path + "/stage", "{\"stage\": \"proposal\"}")
                .statusCode(200)
                .body("probability", equalTo(50))
                .body("forecastCategory", equalTo("best-case"));
        act(path + "/stage", "{\"stage\": \"negotiation\", \"probability\": 60}")
                .statusCode(200)
                .body("probability", equalTo(60))
                .body("lastOpenStage", equalTo("negotiation"))
                .body("stageLog.stage", contains("prospecting", "proposal", "negotiation"))
                .body("stageLog[0].seconds", notNullValue())
                .body("stageLog[2].until", nullValue());
        act(path + "/stage", "{\"stage\": \"won\"}").statusCode(422).body("allowed", hasItem("proposal"));
        act(path + "/stage", "{\"stage\": \"nirvana\"}").statusCode(400).body("errors[0].pointer", equalTo("/stage"));
        patch(path, "{\"nextStep\": \"call\"}").body("probability", equalTo(60));
        patch(path, "{\"probability\": null}").body("probability", equalTo(75));
    }

    @Test
    void makesACustomerWhenItIsWonAndUnmakesItWhenItIsReopened() {
        String account = "/sales/accounts/" + account();
        String first = path(OPPORTUNITIES, deal(account.substring(account.lastIndexOf('/') + 1)));
        String second = path(OPPORTUNITIES, deal(account.substring(account.lastIndexOf('/') + 1)));

        String wonAt = act(first + "/win", "")
                .statusCode(200)
                .body("stage", equalTo("won"))
                .body("stageType", equalTo("won"))
                .body("probability", equalTo(100))
                .body("forecastCategory", equalTo("closed"))
                .body("lastOpenStage", equalTo("prospecting"))
                .extract()
                .path("closedAt");
        get(account).body("type", equalTo("customer")).body("customerSince", equalTo(wonAt));
        act(second + "/win", "").statusCode(200);
        get(account).body("version", equalTo(2));
        act(first + "/win", "").statusCode(422).body("allowed", contains("reopen"));
        act(first + "/reopen", "")
                .statusCode(200)
                .body("stage", equalTo("prospecting"))
                .body("closedAt", nullValue());
        get(account).body("type", equalTo("customer")).body("version", equalTo(3));
        delete(second).statusCode(204);
        get(account).body("type", equalTo("prospect")).body("customerSince", nullValue());
        act(second + "/restore", "").statusCode(200);
        get(account).body("type", equalTo("customer"));
        get(account + "/history")
                .body(
                        "items.type",
                        contains(
                                "org.rapport.sales.account.became-customer.v1",
                                "org.rapport.sales.account.ceased-to-be-customer.v1",
                                "org.rapport.sales.account.edited.v1",
                                "org.rapport.sales.account.became-customer.v1",
                                "org.rapport.sales.account.created.v1"));
    }

    @Test
    void isLostForAReasonAndRemembersWhere() {
        String path = path(OPPORTUNITIES, deal(account()));
        act(path + "/stage", "{\"stage\": \"qualification\"}").statusCode(200);

        act(path + "/lose", "{}").statusCode(400).body("errors[0].pointer", equalTo("/reason"));
        act(path + "/lose", "{\"reason\": \"other\"}").statusCode(422).body("errors[0].pointer", equalTo("/note"));
        act(path + "/lose", "{\"reason\": \"price\", \"note\": \"too dear\"}")
                .statusCode(200)
                .body("stage", equalTo("lost"))
                .body("probability", equalTo(0))
                .body("lossReason.code", equalTo("price"))
                .body("lastOpenStage", equalTo("qualification"));
        get(path + "/history").body("items[0].reason", equalTo("price: too dear"));
        patch(path, "{\"description\": \"a pity\"}").statusCode(200).body("probability", equalTo(0));
        patch(path, "{\"amount\": {\"amount\": \"1\"}}").statusCode(422).body("errors[0].pointer", equalTo("/amount"));
        act(path + "/reopen", "")
                .statusCode(200)
                .body("stage", equalTo("qualification"))
                .body("probability", equalTo(20))
                .body("lossReason", nullValue())
                .body("stageLog.stage", contains("prospecting", "qualification", "lost", "qualification"));
        act(path + "/reopen", "").statusCode(422);
    }

    @Test
    void namesTheReferenceThatIsUnknown() {
        post(OPPORTUNITIES, deal(UUID.randomUUID().toString()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/accountId"));
        post(OPPORTUNITIES, "{\"name\": \"X\"}").statusCode(400).body("errors[0].pointer", equalTo("/accountId"));
    }

    @ParameterizedTest
    @CsvSource({"1.234, KWD, 1.234", "100.00, JPY, 100", "1.0000, CLF, 1.0000", "1.00, XCG, 1.00"})
    void takesAmountsOfTheDecimalsThatTheirCurrencyHas(String amount, String currency, String shown) {
        post(OPPORTUNITIES, deal(amount, currency)).statusCode(201).body("amount.amount", equalTo(shown));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2345, KWD, amount",
        "100.50, JPY, amount",
        "1e3, EUR, amount",
        "'1,250.00', EUR, amount",
        "92233720368547758.08, EUR, amount",
        "1250.00, eur, currency"
    })
    void refusesWhatIsNoAmountOfItsCurrency(String amount, String currency, String wrong) {
        post(OPPORTUNITIES, deal(amount, currency))
                .statusCode(400)
                .body("errors.pointer", contains("/amount"))
                .body("errors[0].detail", startsWith(wrong));
    }

    /** A merge patch keeps what it does not name, so the number is now one of another currency. */
    @Test
    void keepsTheNumberWhenOnlyTheCurrencyIsPatched() {
        String path = path(OPPORTUNITIES, deal("1250.00", "EUR"));

        patch(path, "{\"amount\": {\"currency\": \"JPY\"}}")
                .statusCode(200)
                .body("amount.amount", equalTo("1250"))
                .body("amount.currency", equalTo("JPY"));
        patch(path, "{\"amount\": {\"amount\": \"1250.50\"}}")
                .statusCode(400)
                .body("errors.pointer", contains("/amount"));
    }

    @Test
    void listsByStageAndCloseDate() {
        String account = account();
        String path = path(OPPORTUNITIES, deal(account));

        get(OPPORTUNITIES + "?filter=accountId==" + account + ";stage==prospecting;closeDate=le=2027-03-31")
                .body("items.id", contains(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static String account() {
        return id("/sales/accounts", "{\"name\": \"Buyer\"}");
    }

    private static String deal(String amount, String currency) {
        return """
                {"name": "Some deal", "accountId": "%s", "amount": {"amount": "%s", "currency": "%s"}}
                """.formatted(account(), amount, currency);
    }

    private static String deal(String account) {
        return """
                {"name": "Big deal", "accountId": "%s", "amount": {"amount": "5000", "currency": "EUR"},
                 "closeDate": "2027-03-31"}
                """.formatted(account);
    }
}
