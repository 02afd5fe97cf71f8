package org.rapport.kit.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/**
 * Every operation of a service, asked by every role for a record of one's own, the team's, another's, another tenant's, an
 * unknown one and a deleted one, answers as the conventions of the API say: 404 for what is not there or not to be read,
 * alike; 403 for what may be read and not be done, with the permission. An operation that the {@link Table} does not know is
 * a failure. A service's test extends this and adds {@code @QuarkusTest}.
 */
public abstract class AccessMatrix {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** Says of each operation of the service who may do it. */
    protected abstract void describe(Table table);

    /** The id of what an administrator makes of {@code body}. */
    protected static String made(TestTenant tenant, String path, String body) {
        return Requests.make(tenant, path, body);
    }

    private Map<String, Operation> operations() {
        var table = new Table();
        describe(table);
        return table.operations();
    }

    @Test
    void knowsEveryOperation() throws IOException {
        var published = new TreeSet<String>();
        for (var path : document().path("paths").properties()) {
            METHODS.stream()
                    .filter(path.getValue()::has)
                    .forEach(method -> published.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }

        assertThat(new TreeSet<>(operations().keySet())).isEqualTo(published);
    }

    /** The gateway asks a service about each type of which its document says that roles can allow something. */
    @Test
    void answersForEveryTypeOfWhichRolesSpeak() throws IOException {
        String check = operations().keySet().stream()
                .filter(operation -> operation.endsWith("/access/check"))
                .findFirst()
                .orElseThrow()
                .replace("POST ", "");
        var types = new ArrayList<String>();
        document().path("x-permissions").fieldNames().forEachRemaining(types::add);

        assertThat(types).isNotEmpty().allSatisfy(type -> TestLogin.as(TestTenant.ACME, Member.ADMINISTRATOR)
                .body("{\"checks\": [{\"resourceType\": \"%s\", \"action\": \"read\"}]}".formatted(type))
                .post(check)
                .then()
                .statusCode(200));
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper()
                .readTree(RestAssured.get("/q/openapi?format=json").body().asString());
    }

    @TestFactory
    Stream<DynamicTest> answersWhoMayAndWhoMayNot() {
        return operations().values().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> assertThat(Asker.all())
                        .as(operation.name())
                        .flatMap(asker -> Verdict.of(operation, asker))
                        .isEmpty()));
    }
}
