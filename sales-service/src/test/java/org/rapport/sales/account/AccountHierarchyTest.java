package org.rapport.sales.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.patch;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;
import org.rapport.sales.SalesApi;

@QuarkusTest
class AccountHierarchyTest {

    private static final List<String> READ = List.of("read");

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    private static String account(String name, @Nullable String parent) {
        return account(name, parent, ADMINISTRATOR);
    }

    private static String account(String name, @Nullable String parent, Member owner) {
        String above = parent == null ? "null" : '"' + parent + '"';
        return SalesApi.id(
                "/sales/accounts",
                "{\"name\": \"%s\", \"type\": \"partner\", \"parentId\": %s, \"ownerId\": \"%s\"}"
                        .formatted(name, above, owner.subject(ACME)));
    }

    private static ValidatableResponse hierarchy(String account) {
        return get("/sales/accounts/" + account + "/hierarchy").statusCode(200);
    }

    private static ValidatableResponse asked(String account) {
        return TestLogin.as(ACME, VARYING)
                .get("/sales/accounts/" + account + "/hierarchy")
                .then()
                .statusCode(200);
    }

    @Test
    void tellsFromTheTopDownAndLevelByLevelByName() {
        String top = account("Top", null);
        String upper = account("Upper", top);
        String middle = account("Middle", upper);
        String zeta = account("Zeta", middle);
        String alpha = account("alpha", middle);
        String first = account("First", zeta);
        String second = account("Second", alpha);
        account("Beside", upper);

        hierarchy(middle)
                .body("ancestors.id", contains(top, upper))
                .body("ancestors.name", contains("Top", "Upper"))
                .body("ancestors.level", contains(-2, -1))
                .body("ancestors.parentId", contains(null, top))
                .body("below.id", contains(alpha, zeta, first, second))
                .body("below.level", contains(1, 1, 2, 2))
                .body("below.parentId", contains(middle, middle, zeta, alpha))
                .body("below.type", contains("partner", "partner", "partner", "partner"))
                .body("more", equalTo(false));
        hierarchy(first)
                .body("ancestors.id", contains(top, upper, middle, zeta))
                .body("below", empty());
        hierarchy(top).body("ancestors", empty()).body("below[0].id", equalTo(upper));
    }

    @Test
    void endsAtWhatOneMayNotRead() {
        String top = account("Top", null, VARYING);
        String hidden = account("Hidden", top, READER);
        String middle = account("Middle", hidden, VARYING);
        String child = account("Child", middle, VARYING);
        String hiddenToo = account("Hidden too", middle, READER);
        account("Behind", hiddenToo, VARYING);
        String grandchild = account("Grandchild", child, VARYING);
        TestRoles.vary(new Grant("account", READ, Reach.OWN));

        asked(middle)
                .body("ancestors", empty())
                .body("below.id", contains(child, grandchild))
                .body("more", equalTo(false));
        asked(grandchild)
                .body("ancestors.id", contains(middle, child))
                .body("ancestors[0]", not(hasKey("parentId")))
                .body("ancestors[1].parentId", equalTo(middle));
        asked(top).body("below", empty());
    }

    @Test
    void hidesWhatIsHiddenOfAnAccount() {
        String top = account("Top", null);
        String middle = account("Middle", top);
        String below = account("Below", middle);

        TestRoles.vary(new Grant("account", READ, Reach.ALL, List.of("type"), List.of()));
        asked(middle)
                .body("ancestors[0].id", equalTo(top))
                .body("ancestors[0]", not(hasKey("type")))
                .body("below[0].id", equalTo(below))
                .body("below[0]", not(hasKey("type")));

        TestRoles.vary(new Grant("account", READ, Reach.ALL, List.of("parentId"), List.of()));
        asked(middle).body("$", equalTo(Map.of()));

        TestRoles.vary(new Grant("account", READ));
        TestPolicies.publish(TestPolicies.deny("account", "read", "resource.name == 'Below'", "type"));
        asked(middle).body("ancestors[0].type", equalTo("partner")).body("below[0]", not(hasKey("type")));
    }

    @Test
    void isNotThereForOthersAndWithoutWhatIsDeleted() {
        String top = account("Top", null);
        String gone = account("Gone", top);
        String stays = account("Stays", top);
        delete("/sales/accounts/" + gone).statusCode(204);

        hierarchy(top).body("below.id", contains(stays));
        get("/sales/accounts/" + gone + "/hierarchy").statusCode(404);
        get(GLOBEX, "/sales/accounts/" + top + "/hierarchy").statusCode(404);
        get("/sales/accounts/" + UUID.randomUUID() + "/hierarchy").statusCode(404);
    }

    @Test
    void followsAnAccountThatIsMoved() {
        String one = account("One", null);
        String other = account("Other", null);
        String moved = account("Moved", one);
        String with = account("With it", moved);

        patch("/sales/accounts/" + moved, "{\"parentId\": \"%s\"}".formatted(other))
                .statusCode(200);

        hierarchy(one).body("below", empty());
        hierarchy(other).body("below.id", contains(moved, with));
        hierarchy(with).body("ancestors.id", contains(other, moved));
    }

    @Test
    void endsAfterTwentyLevels() {
        var chain = new ArrayList<String>();
        for (int level = 0; level <= 21; level++) {
            chain.add(account("Level " + level, level == 0 ? null : chain.getLast()));
        }

        hierarchy(chain.getFirst())
                .body("below.id", equalTo(chain.subList(1, 21)))
                .body("more", equalTo(true));
        hierarchy(chain.get(1)).body("below.id", equalTo(chain.subList(2, 22))).body("more", equalTo(false));
        hierarchy(chain.getLast()).body("ancestors.id", equalTo(chain.subList(0, 21)));
    }

    @Test
    void endsAfterAThousandAccounts() {
        String top = account("Top", null);
        String nested = account("0000", top);
        List<String> names =
                IntStream.rangeClosed(1, 999).mapToObj("%04d"::formatted).toList();
        for (int from = 0; from < names.size(); from += 200) {
            make(names.subList(from, Math.min(from + 200, names.size())), top);
        }

        List<String> all = hierarchy(top).body("more", equalTo(false)).extract().path("below.name");
        assertThat(all).hasSize(1_000).startsWith("0000", "0001").endsWith("0998", "0999");

        account("Below", nested);
        List<String> cut = hierarchy(top).body("more", equalTo(true)).extract().path("below.name");
        assertThat(cut).isEqualTo(all);

        account("00001", top);
        List<String> cutWithin =
                hierarchy(top).body("more", equalTo(true)).extract().path("below.name");
        assertThat(cutWithin).hasSize(1_000).startsWith("0000", "00001", "0001").endsWith("0998");
    }

    private static void make(List<String> names, String parent) {
        String operations = names.stream()
                .map(name ->
                        "{\"method\": \"POST\", \"path\": \"/sales/accounts\", \"body\": {\"name\": \"%s\", \"parentId\": \"%s\"}}"
                                .formatted(name, parent))
                .collect(Collectors.joining(","));
        SalesApi.post("/sales/batch", "{\"atomic\": true, \"operations\": [%s]}".formatted(operations))
                .statusCode(207)
                .body("results.status", everyItem(equalTo(201)));
    }
}
