package org.rapport.observability.rule;

import java.util.List;

/**
 * A service level objective: of all events within 30 days, so many shall be good. Events and bad ones are counted by
 * counters, per second over the last five minutes and by namespace.
 *
 * @param name      in the label {@code slo}
 * @param objective the share of good events, such as {@code 0.999}
 * @param promise   the same for people
 * @param events    the rate of all that count
 * @param bad       the rate of those that are not as they should be
 */
record Slo(String name, String objective, String promise, String events, String bad) {

    /** What the suite promises. */
    static List<Slo> all() {
        return List.of(availability(), latency(), freshness());
    }

    /** Whom the client left waiting counts for nothing; an answer that ended in the middle was none. */
    private static Slo availability() {
        String requests = "rate(crm_gateway_requests_seconds_count{target!=\"gateway\", outcome%s}[5m])";
        return new Slo(
                "api-availability",
                "0.999",
                "99.9 % of requests are answered, and not with an error of ours.",
                sum(requests.formatted("!=\"abandoned\"")),
                sum(requests.formatted("=~\"5xx|broken\"")));
    }

    /** Errors of ours are counted above, and here not at all: a slow one would count twice, a fast one as good. */
    private static Slo latency() {
        String requests = "rate(crm_gateway_requests_seconds_%s{target!=\"gateway\", outcome=~\"[1-4]xx\"%s}[5m])";
        return slowerThan(
                "api-latency",
                "0.99",
                "99 % of requests that are answered without an error of ours are so within half a second.",
                requests.formatted("count", ""),
                requests.formatted("bucket", ", le=\"0.5\""));
    }

    private static Slo freshness() {
        return slowerThan(
                "event-freshness",
                "0.999",
                "99.9 % of changes are in Kafka within five seconds.",
                "rate(crm_relay_delay_seconds_count[5m])",
                "rate(crm_relay_delay_seconds_bucket{le=\"5.0\"}[5m])");
    }

    private static Slo slowerThan(String name, String objective, String promise, String events, String fastEnough) {
        return new Slo(name, objective, promise, sum(events), sum(events) + "\n-\n" + sum(fastEnough));
    }

    private static String sum(String rate) {
        return "sum by (namespace) (" + rate + ")";
    }
}
