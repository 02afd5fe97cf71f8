package org.rapport.admin.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.fixture.Organizations.SOON;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.admin.fixture.Organizations;
import org.rapport.events.setting.ConversionDuplicates;
import org.rapport.events.setting.ConversionDuplicates.Handling;
import org.rapport.events.setting.Settings;
import org.rapport.kit.setting.TenantSettings;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

@QuarkusTest
class SettingResourceTest {

    private static final String PATH = "/api/superadmin/settings";
    private static final String DUPLICATES = PATH + "/sales.conversion-duplicates";
    private static final String DOMAINS = PATH + "/sales.free-mail-domains";
    private static final String ALLOW = "{\"value\": {\"accounts\": \"allow\", \"contacts\": \"refuse\"}}";
    private static final String DEFAULT = "{\"value\": null}";

    @Inject
    TenantSettings settings;

    private Organizations.Working organization;

    @BeforeEach
    void begin() {
        organization = Organizations.working();
    }

    @Test
    void listsAllThatCanBeSettled() {
        put(DOMAINS, 0, "{\"value\": {\"also\": [\"a.example\"], \"except\": []}}")
                .statusCode(200);

        get(PATH)
                .statusCode(200)
                .body("items.key", contains("sales.conversion-duplicates", "sales.free-mail-domains"))
                .body("items.title", everyItem(notNullValue()))
                .body("items.schema.additionalProperties", everyItem(is(false)))
                .body("items.own", contains(false, true))
                .body("items.version", contains(0, 1))
                .body("items[0].id", nullValue())
                .body("items[0].updatedAt", nullValue())
                .body("items[0].value.contacts", equalTo("refuse"))
                .body("items[1].default.also", empty())
                .body("items[1].value.also", contains("a.example"))
                .body("items[1].updatedBy", equalTo(organization.subject()));
    }

    @Test
    void theDefaultHoldsUntilSomethingIsSaidAndAgainAfterwards() {
        get(DUPLICATES)
                .statusCode(200)
                .header("ETag", "\"0.0\"")
                .body("version", equalTo(0))
                .body("own", equalTo(false))
                .body("value", equalTo(get(DUPLICATES).extract().path("default")));
        get(DUPLICATES + "/history").statusCode(200).body("items", empty());

        put(DUPLICATES, 0, ALLOW)
                .statusCode(200)
                .header("ETag", "\"1.0\"")
                .body("own", equalTo(true))
                .body("value.accounts", equalTo("allow"));
        put(DUPLICATES, 1, DEFAULT)
                .statusCode(200)
                .header("ETag", "\"2.0\"")
                .body("own", equalTo(false))
                .body("value.accounts", equalTo("refuse"));

        get(DUPLICATES).header("ETag", "\"2.0\"").body("own", equalTo(false));
        get(DUPLICATES + "/history")
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items[0].changes.field", contains("/value"))
                .body("items[0].changes[0].before.accounts", equalTo("allow"))
                .body("items[0].changes[0].after", nullValue());
    }

    @Test
    void whatChangesNothingLeavesNoTrace() {
        put(DUPLICATES, 0, DEFAULT).statusCode(200).header("ETag", "\"0.0\"");
        put(DUPLICATES, 0, ALLOW).statusCode(200).header("ETag", "\"1.0\"");
        put(DUPLICATES, 1, "{\"value\": {\"contacts\": \"refuse\", \"accounts\": \"allow\"}}")
                .statusCode(200)
                .header("ETag", "\"1.0\"");
    }

    @Test
    void namesEachPlaceThatTheSchemaDoesNotAllow() {
        put(DUPLICATES, 0, "{\"value\": {\"accounts\": \"perhaps\", \"leads\": \"allow\"}}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem:setting-invalid"))
                .body("errors.pointer", containsInAnyOrder("/value/accounts", "/value/contacts", "/value/leads"))
                .body("errors.detail", everyItem(notNullValue()));
        put(DOMAINS, 0, "{\"value\": {\"also\": [\"a.example\", \"no domain\", 7], \"except\": []}}")
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/value/also/1", "/value/also/2"));
        put(DUPLICATES, 0, "{\"value\": [\"allow\"]}").statusCode(422).body("errors.pointer", contains("/value"));
        get(DUPLICATES).body("version", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"valeu\": null}", "null", "", "[]", "{\"value\": "})
    void wantsAValueToBeSaid(String body) {
        put(DUPLICATES, 0, ALLOW).statusCode(200);

        put(DUPLICATES, 1, body).statusCode(400);
        get(DUPLICATES).body("version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"sales.no-such-thing", "SALES.free-mail-domains", "0198c0de-0000-7000-8000-000000000001", "%00"})
    void knowsNoOtherKeys(String key) {
        get(PATH + "/" + key).statusCode(404);
        get(PATH + "/" + key + "/history").statusCode(404);
        put(PATH + "/" + key, 0, DEFAULT).statusCode(404);
    }

    @Test
    void changesTheVersionThatWasReadAlone() {
        put(DUPLICATES, 1, ALLOW).statusCode(412).body("currentVersion", equalTo(0));
        organization.asAdministrator().body(ALLOW).put(DUPLICATES).then().statusCode(428);
        put(DUPLICATES, 0, ALLOW).statusCode(200);
        put(DUPLICATES, 0, DEFAULT).statusCode(412).body("currentVersion", equalTo(1));
    }

    @Test
    void ofManyWhoSaySomethingFirstOneDoes() throws Exception {
        int many = 20;
        var statuses = new ArrayList<Integer>();
        try (var crowd = Executors.newFixedThreadPool(many)) {
            Callable<Integer> first = () -> put(DUPLICATES, 0, ALLOW).extract().statusCode();
            for (var each : crowd.invokeAll(Collections.nCopies(many, first))) {
                statuses.add(each.get());
            }
        }

        assertThat(statuses).isSubsetOf(200, 412, 503);
        assertThat(Collections.frequency(statuses, 200))
                .as("answers 200 among %s", statuses)
                .isEqualTo(1);
        get(DUPLICATES).body("version", equalTo(1));
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        put(DUPLICATES, 0, ALLOW).statusCode(200);

        var other = Organizations.working();

        other.asAdministrator()
                .get(DUPLICATES)
                .then()
                .body("version", equalTo(0))
                .body("value.accounts", equalTo("refuse"));
        other.asAdministrator().get(DUPLICATES + "/history").then().body("items", empty());
    }

    @Test
    void holdsWhereTheSuiteAsks() {
        put(DUPLICATES, 0, ALLOW).statusCode(200);
        awaitDuplicates(new ConversionDuplicates(Handling.ALLOW, Handling.REFUSE));

        put(DUPLICATES, 1, DEFAULT).statusCode(200);
        awaitDuplicates(new ConversionDuplicates(Handling.REFUSE, Handling.REFUSE));
    }

    private void awaitDuplicates(ConversionDuplicates expected) {
        var caller = Caller.system(UUID.fromString(organization.id()), "test", null);
        await().atMost(SOON)
                .until(
                        () -> CurrentCaller.callAs(caller, () -> settings.of(Settings.CONVERSION_DUPLICATES)),
                        expected::equals);
    }

    private ValidatableResponse get(String path) {
        return organization
                .asAdministrator()
                .urlEncodingEnabled(false)
                .get(path)
                .then();
    }

    private ValidatableResponse put(String path, long version, String body) {
        return organization
                .asAdministrator()
                .urlEncodingEnabled(false)
                .header("If-Match", "\"%d.0\"".formatted(version))
                .body(body)
                .put(path)
                .then();
    }
}
