package org.rapport.sales.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.kit.search.Respelling;
import org.rapport.kit.testing.ServiceStack;

@QuarkusTest
class RespellingTest {

    private static final Duration ROLLOUT = Duration.ofHours(1);

    @Inject
    Respelling respelling;

    @Test
    void recordsGetTheirTermsThatWereThereBefore() throws SQLException {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        String account = id("/sales/accounts", "{\"name\": \"Äpfel %s\"}".formatted(word));
        lose(word, "delete from search_progress where tenant_id = '%s'".formatted(ACME.id()));
        assertThat(found(word)).isEmpty();

        Instant now = Instant.now();
        comesToFind(account, "aepfel " + word, now);

        String later = "w" + UUID.randomUUID().toString().replace("-", "");
        String other = id("/sales/accounts", "{\"name\": \"%s\"}".formatted(later));
        lose(later, "select 1");
        comesToFind(other, later, now.plus(ROLLOUT).plusSeconds(60));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> respelling.respell(ACME.id(), now.plus(ROLLOUT).plusSeconds(60)));

        lose(word, "update search_progress set spelling = 0 where tenant_id = '%s'".formatted(ACME.id()));
        comesToFind(account, word, Instant.now());
    }

    /** Another replica, or the one that runs by itself, may be at it. */
    private void comesToFind(String account, String words, Instant now) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            respelling.respell(ACME.id(), now);
            assertThat(found(words)).containsExactly(account);
        });
    }

    private static List<String> found(String words) {
        return get("/sales/search?q=" + words).statusCode(200).extract().path("items.id");
    }

    /** As if the record with {@code word} had never been spelled, nor whatever {@code statement} forgets. */
    private static void lose(String word, String statement) throws SQLException {
        var stack = ServiceStack.running();
        try (var connection = stack.postgres().connect(stack.database().service());
                var sql = connection.createStatement()) {
            sql.execute("""
                    delete from search_term where record_id in (select record_id from search_term where term = '%s')
                    """.formatted(word));
            sql.execute(statement);
        }
    }
}
