package org.rapport.sales.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.rollup.RollupFixture.dealEvent;
import static org.rapport.sales.rollup.RollupFixture.message;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.events.Envelope;
import org.rapport.sales.rollup.RollupFixture.Deal;

/** Whatever happens to deals, and however often and late it is told, the roll-ups are the sums over the deals as they are. */
@QuarkusTest
class RollupInvariantTest {

    private static final int DEALS = 6;
    private static final int EVENTS = 120;

    @Inject
    RollupConsumer consumer;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121, 42})
    void sumsAreThoseOfTheDealsAsTheyAre(long seed) {
        var random = new Random(seed);
        List<String> accounts = Stream.generate(() -> id("/sales/accounts", "{\"name\": \"Invariant\"}"))
                .limit(3)
                .toList();
        List<UUID> deals = Stream.generate(UUID::randomUUID).limit(DEALS).toList();
        var current = new HashMap<UUID, Deal>();
        var sequences = new HashMap<UUID, Long>();
        var told = new ArrayList<Envelope<?>>();

        for (int i = 1; i <= EVENTS; i++) {
            if (!told.isEmpty() && random.nextInt(4) == 0) {
                consumer.onSales(message(again(told.get(random.nextInt(told.size())), random)));
            } else {
                UUID id = deals.get(random.nextInt(DEALS));
                Deal deal = any(accounts, random);
                long sequence = sequences.merge(id, 1L + random.nextInt(2), Long::sum);
                var event = dealEvent(id, sequence, deal);
                consumer.onSales(message(event));
                current.put(id, deal);
                told.add(event);
            }
            if (i % 10 == 0) {
                for (String account : accounts) {
                    assertThat(shown(account)).as("after %d events", i).isEqualTo(expected(account, current));
                }
            }
        }
    }

    private static Deal any(List<String> accounts, Random random) {
        String[] amounts = {"0.01 EUR", "10.00 EUR", "7.77 USD", "5000 JPY", "-3.00 EUR", null};
        return new Deal(
                accounts.get(random.nextInt(accounts.size())),
                List.of("open", "won", "lost").get(random.nextInt(3)),
                amounts[random.nextInt(amounts.length)],
                random.nextInt(5) == 0);
    }

    /** The same event, which the inbox knows, or as it is told by a relay that began anew: with another id. */
    private static Envelope<?> again(Envelope<?> event, Random random) {
        return random.nextBoolean()
                ? event
                : new Envelope<>(
                        UUID.randomUUID(),
                        event.source(),
                        event.type(),
                        event.subject(),
                        event.time(),
                        event.tenantId(),
                        event.actorId(),
                        event.actorType(),
                        event.onBehalfOf(),
                        event.transactionId(),
                        event.transactionIndex(),
                        event.transactionCount(),
                        event.sequence(),
                        event.reason(),
                        event.requestId(),
                        event.traceParent(),
                        event.data());
    }

    private static Map<String, String> expected(String account, Map<UUID, Deal> deals) {
        var sums = new TreeMap<String, BigDecimal>();
        var counts = new TreeMap<String, Integer>();
        deals.values().stream()
                .filter(deal -> deal.account().equals(account) && !deal.deleted())
                .filter(deal -> !deal.stageType().equals("lost"))
                .forEach(deal -> {
                    String[] amount = deal.amount() == null
                            ? new String[] {"0", "null"}
                            : deal.amount().split(" ");
                    String key = deal.stageType() + " " + amount[1];
                    sums.merge(key, new BigDecimal(amount[0]), BigDecimal::add);
                    counts.merge(key, 1, Integer::sum);
                });
        var expected = new TreeMap<String, String>();
        sums.forEach((key, sum) ->
                expected.put(key, counts.get(key) + " worth " + (key.endsWith("null") ? null : sum.toPlainString())));
        return expected;
    }

    private static Map<String, String> shown(String account) {
        var shown = new TreeMap<String, String>();
        var summary =
                get("/sales/accounts/" + account + "/summary").statusCode(200).extract();
        Map.of("open", "openPipeline", "won", "won")
                .forEach((stage, property) -> summary.<List<Map<String, Object>>>path(property)
                        .forEach(sum -> shown.put(
                                stage + " " + sum.get("currency"), sum.get("count") + " worth " + sum.get("amount"))));
        return shown;
    }
}
