package org.rapport.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The Kafka topics, made by code and never by accident. */
public final class Topics {

    public static final String SALES = "crm.sales";
    public static final String MARKETING = "crm.marketing";
    public static final String SUPPORT = "crm.support";
    public static final String ADMIN = "crm.admin";

    /** Who is who: organisations, members, roles. Every replica of every service reads all of it. */
    public static final String DIRECTORY = "crm.directory";

    /** The seals of every journal, kept for ever: see {@link Seal}. */
    public static final String SEALS = "crm.seals";

    /** Where someone asks every service for the digests of its journal: see {@link VerificationRequest}. */
    public static final String VERIFICATION_REQUESTS = "crm.verification-requests";

    /** Where the services answer: see {@link VerificationAnswer}. */
    public static final String VERIFICATION_ANSWERS = "crm.verification-answers";

    /** Kept at least this long in full, before only the last event of each record is. */
    private static final Duration HISTORY = Duration.ofDays(30);

    /** As long as anyone could still wait for an answer, and no longer. */
    private static final Duration CONVERSATION = Duration.ofMinutes(10);

    /** Whose events a service may hear, and so have dead letters of. */
    private static final List<String> PRODUCERS = List.of("sales", "marketing", "support", "admin", "directory");

    private static final String DEAD_LETTERS = "-dead-letters";

    private Topics() {}

    /**
     * How a topic is made.
     *
     * @param config the topic's configuration, by Kafka's names
     */
    public record Definition(String name, int partitions, Map<String, String> config) {

        public Definition {
            config = Copies.of(config);
        }
    }

    /** The topics with events, which everyone may subscribe to. */
    public static List<Definition> all() {
        return List.of(
                compacted(SALES, 12),
                compacted(MARKETING, 12),
                compacted(SUPPORT, 12),
                compacted(ADMIN, 12),
                compacted(DIRECTORY, 1));
    }

    /** The topics that {@code service} (as in {@code sales}) writes. */
    public static List<Definition> of(String service) {
        String own = "crm." + service;
        return all().stream()
                .filter(topic -> topic.name().equals(own) || topic.name().equals(DIRECTORY) && own.equals(ADMIN))
                .toList();
    }

    /** All that has to be there before {@code service} starts: what the services share, and what is for its dead letters. */
    public static List<Definition> neededBy(String service) {
        return Stream.of(
                        all().stream(),
                        Stream.of(seals()),
                        verification().stream(),
                        PRODUCERS.stream().map(producer -> deadLetters(producer, service)),
                        PRODUCERS.stream().map(producer -> redrive(producer, service)))
                .flatMap(Function.identity())
                .toList();
    }

    /** Where {@code consumer} puts what it cannot digest of {@code producer}: {@code crm.sales.support-dead-letters}. */
    public static Definition deadLetters(String producer, String consumer) {
        return passing("crm." + producer + "." + consumer + DEAD_LETTERS);
    }

    /** Where {@code consumer} is given it again, and nobody else: {@code crm.sales.support-redrive}. */
    public static Definition redrive(String producer, String consumer) {
        return passing(redriveOf(deadLetters(producer, consumer).name()));
    }

    /** The topic from which who buried the letters in {@code deadLetters} takes them once more. */
    public static String redriveOf(String deadLetters) {
        if (!isDeadLetters(deadLetters)) {
            throw new IllegalArgumentException(deadLetters + " has no dead letters");
        }
        return deadLetters.substring(0, deadLetters.length() - DEAD_LETTERS.length()) + "-redrive";
    }

    /** Whether a topic of this name has dead letters. */
    public static boolean isDeadLetters(String topic) {
        return topic.startsWith("crm.") && topic.endsWith(DEAD_LETTERS);
    }

    /** Where the seals are: in order as a whole, and none is ever dropped. */
    public static Definition seals() {
        var config = new LinkedHashMap<String, String>();
        config.put("cleanup.policy", "delete");
        config.put("retention.ms", "-1");
        config.put("retention.bytes", "-1");
        return new Definition(SEALS, 1, config);
    }

    /** Where journals are verified: a conversation between the services, forgotten soon after. */
    public static List<Definition> verification() {
        var config = new LinkedHashMap<String, String>();
        config.put("cleanup.policy", "delete");
        config.put("retention.ms", millis(CONVERSATION));
        config.put("segment.ms", millis(CONVERSATION));
        return List.of(
                new Definition(VERIFICATION_REQUESTS, 1, config), new Definition(VERIFICATION_ANSWERS, 1, config));
    }

    private static Definition passing(String name) {
        var config = new LinkedHashMap<String, String>();
        config.put("cleanup.policy", "delete");
        config.put("retention.ms", millis(HISTORY));
        return new Definition(name, 1, config);
    }

    private static Definition compacted(String name, int partitions) {
        var config = new LinkedHashMap<String, String>();
        config.put("cleanup.policy", "compact");
        config.put("min.compaction.lag.ms", millis(HISTORY));
        config.put("delete.retention.ms", millis(HISTORY));
        return new Definition(name, partitions, config);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
