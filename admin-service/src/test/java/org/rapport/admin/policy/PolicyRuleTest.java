package org.rapport.admin.policy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.policy.PolicyFixture.HARMLESS;
import static org.rapport.admin.policy.PolicyFixture.PATH;
import static org.rapport.admin.policy.PolicyFixture.body;
import static org.rapport.admin.policy.PolicyFixture.change;
import static org.rapport.admin.policy.PolicyFixture.create;
import static org.rapport.admin.policy.PolicyFixture.made;
import static org.rapport.admin.policy.PolicyFixture.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.admin.fixture.Organizations;

/** What a rule can say. */
@QuarkusTest
class PolicyRuleTest {

    private static final String RULE = """
            {"effect": "deny", "resourceType": "lead", "actions": ["read"], "condition": "%s"}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "resourceType": "emperor", "actions": ["read"] | grant-unknown | resourceType | lead
            "resourceType": "lead", "actions": ["read", "paint"] | grant-unknown | actions/1 | convert
            "resourceType": "*", "actions": ["paint"] | grant-unknown | actions/0 | convert
            "resourceType": "lead", "actions": ["read", "read"] | named-twice | actions/1 | once
            "resourceType": "lead", "actions": ["read"], "roles": ["viewer", "emperor"] | role-unknown | roles/1 | marketer
            "resourceType": "lead", "actions": ["read"], "roles": ["viewer", "viewer"] | named-twice | roles/1 | once
            "resourceType": "lead", "actions": ["read"], "hidden": ["phone", "id"] | field-not-maskable | hidden/1 | email
            "resourceType": "lead", "actions": ["read"], "hidden": ["phone", "phone"] | named-twice | hidden/1 | once
            "resourceType": "lead", "actions": ["read"], "readOnly": ["status"] | field-not-maskable | readOnly/0 | email
            "resourceType": "*", "actions": ["read"], "hidden": ["email"] | field-not-maskable | hidden/0 | one type
            "resourceType": "role", "actions": ["read"], "hidden": ["title"] | field-not-maskable | hidden/0 | left out
            "resourceType": "lead", "actions": ["read"], "stepUp": "2" | step-up-of-no-denial | stepUp | deny
            """)
    void namesWhatIsThere(String said, String code, String pointer, String detail) {
        String rule = "{\"effect\": \"allow\", %s}".formatted(said);
        String policy = made(HARMLESS);

        for (var answer : List.of(
                create(rule),
                change().body(body(rule)).put(policy).then(),
                change().body("{\"rule\": %s}".formatted(withoutRest(rule)))
                        .patch(policy)
                        .then())) {
            refused(answer, 422, code);
            answer.body("errors.pointer", contains("/rule/" + pointer))
                    .body("errors[0].detail", containsString(detail));
        }
        validate(rule)
                .body("valid", equalTo(false))
                .body("errors.pointer", contains("/rule/" + pointer))
                .body("errors[0].line", nullValue());
    }

    /** As a patch must say it, that leaves nothing as it is. */
    private static String withoutRest(String rule) {
        return rule.contains("roles") ? rule : rule.replaceFirst("\\{", "{\"roles\": null, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resource.colour == 'red'                       | 1 | 9  | colour
            resource.score >                               | 1 | 17 |
            resource.score >= 'high'                       | 1 | 16 |
            resource.status == 'winning'                   | 1 | 20 | nurturing
            resource.score                                 | 1 | 9  |
            size(resource.company) > 3                     | 1 | 5  | size
            subject.salary > 3                             | 1 | 8  | salary
            resource.score > 1 \\n&& resource.colour == 1  | 2 | 12 | colour
            """)
    void asksWhatCanBeAsked(String condition, int line, int column, String detail) {
        String rule = RULE.formatted(condition);

        ValidatableResponse answer = create(rule);

        refused(answer, 422, "condition-refused");
        answer.body("errors.pointer", contains("/rule/condition"))
                .body("errors[0].detail", containsString("line %d, column %d: ".formatted(line, column)))
                .body("reasons.line", contains(line))
                .body("reasons.column", contains(column))
                .body("reasons[0].detail", containsString(detail == null ? "" : detail));
        validate(rule)
                .body("valid", equalTo(false))
                .body("errors.pointer", contains("/rule/condition"))
                .body("errors.line", contains(line))
                .body("errors.column", contains(column));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            allow ; read ; resource.description == 'a' ; description
            allow ; * ; resource.jobTitle == 'a' || resource.phone == 'b' ; jobTitle, phone
            allow ; read ; resource.source == 'web' ;
            allow ; edit ; resource.description == 'a' ;
            deny ; read ; resource.description == 'a' ;
            """)
    void warnsOfWhatNoIndexFinds(String effect, String action, String condition, String missing) {
        String rule = "{\"effect\": \"%s\", \"resourceType\": \"lead\", \"actions\": [\"%s\"], \"condition\": \"%s\"}"
                .formatted(effect, action, condition);
        List<String> expected = missing == null ? List.of() : List.of(missing.split(", "));

        create(rule).statusCode(201).body("missingIndexes", equalTo(expected));
        validate(rule)
                .body("valid", equalTo(true))
                .body("warnings", hasSize(expected.isEmpty() ? 0 : 1))
                .body("warnings.detail.toString()", containsString(missing == null ? "[]" : missing));
    }

    @Test
    void knowsTheSignInsThatThereAre() {
        String rule = "{\"effect\": \"deny\", \"resourceType\": \"lead\", \"actions\": [\"read\"], \"stepUp\": \"%s\"}";

        create(rule.formatted("2")).statusCode(201).body("rule.stepUp", equalTo("2"));
        create(rule.formatted("fingerprint")).statusCode(400).body("errors.pointer", contains("/rule/stepUp"));
    }

    @Test
    void isToldAllThatIsWrong() {
        create(RULE.formatted("resource.colour == 'red' || resource.taste == 'sweet'"))
                .statusCode(422)
                .body("errors", hasSize(2))
                .body("reasons.column", contains(9, 37));
        validate("""
                {"effect": "allow", "resourceType": "lead", "actions": ["paint"], "roles": ["emperor"],
                 "condition": "resource.colour == 1"}""").body("errors.pointer", contains("/rule/actions/0", "/rule/roles/0", "/rule/condition"));
        validate(
                        "{\"effect\": \"allow\", \"resourceType\": \"emperor\", \"actions\": [\"read\"], \"condition\": \"?\"}")
                .body("errors.pointer", contains("/rule/resourceType"));
    }

    @Test
    void asksNothingOfRecordsOfAllTypes() {
        String all = "{\"effect\": \"deny\", \"resourceType\": \"*\", \"actions\": [\"*\"], \"condition\": \"%s\"}";

        refused(create(all.formatted("resource.id == subject.id")), 422, "condition-refused");
        create(all.formatted("'viewer' in subject.roles")).statusCode(201);
    }

    @Test
    void storesNothingThatIsOnlyValidated() {
        String name = "Unsaid " + java.util.UUID.randomUUID();

        Organizations.shared()
                .asAdministrator()
                .body("{\"name\": \"%s\", \"rule\": %s}".formatted(name, HARMLESS))
                .post(PATH + "/validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("errors", hasSize(0));

        Organizations.shared()
                .asAdministrator()
                .queryParam("filter", "name==\"" + name + "\"")
                .get(PATH)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void hasNoConditionWhereItIsBlank() {
        create(RULE.formatted("  ")).statusCode(201).body("rule.condition", nullValue());
    }

    @Test
    void hidesWhatFollowsFromWhatItHides() {
        create("""
                {"effect": "deny", "resourceType": "account", "actions": ["read"],
                 "hidden": ["website"], "readOnly": ["website", "phone"]}""")
                .statusCode(201)
                .body("rule.hidden", contains("domain", "website"))
                .body("rule.readOnly", contains("phone"));
    }

    @Test
    void isOfAFormThatIsLimited() {
        create(RULE.formatted("x".repeat(4_001))).statusCode(400).body("errors.pointer", contains("/rule/condition"));
        create("{\"effect\": \"deny\", \"resourceType\": \"lead\", \"actions\": []}")
                .statusCode(400);
        create("{\"effect\": \"forbid\", \"resourceType\": \"lead\", \"actions\": [\"read\"]}")
                .statusCode(400);
        create("{\"resourceType\": \"lead\", \"actions\": [\"read\"]}").statusCode(400);
    }

    private static ValidatableResponse validate(String rule) {
        return Organizations.shared()
                .asAdministrator()
                .body(body(rule))
                .post(PATH + "/validate")
                .then()
                .statusCode(200);
    }
}
