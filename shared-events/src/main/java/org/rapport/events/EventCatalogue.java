package org.rapport.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.AdminEvent;
import org.rapport.events.admin.DirectoryEvent;
import org.rapport.events.marketing.MarketingEvent;
import org.rapport.events.sales.SalesEvent;
import org.rapport.events.support.SupportEvent;

/** Every event there is, by its type and by its class. */
public final class EventCatalogue {

    private static final Map<Class<? extends CrmEvent>, String> TOPICS = topics();
    private static final Map<Class<?>, Entry> BY_CLASS = TOPICS.keySet().stream()
            .flatMap(family -> entries(family).stream())
            .collect(Collectors.toMap(Entry::event, entry -> entry, (one, _) -> one, LinkedHashMap::new));
    private static final Map<String, Entry> BY_TYPE =
            BY_CLASS.values().stream().collect(Collectors.toMap(Entry::type, entry -> entry));

    private EventCatalogue() {}

    /**
     * An event.
     *
     * @param type      such as {@code org.rapport.sales.lead.converted.v1}
     * @param source    the producer, such as {@code /sales}
     * @param aggregate the kind of record it is about, such as {@code lead}
     * @param topic     where it is published
     * @param family    the sealed family it belongs to
     * @param event     its class
     */
    public record Entry(
            String type,
            String source,
            String aggregate,
            String topic,
            Class<? extends CrmEvent> family,
            Class<? extends CrmEvent> event) {

        /** What {@code dataschema} names, and the {@code $id} of the committed JSON Schema. */
        public String schema() {
            return EventCatalogue.schema(type);
        }

        /** The class of the record that the event carries. */
        public Class<?> recordType() {
            return event.getRecordComponents()[0].getType();
        }
    }

    /** All of them, family by family in the order of their declaration. */
    public static List<Entry> all() {
        return List.copyOf(BY_CLASS.values());
    }

    /** The sealed families, one for each topic. */
    public static List<Class<? extends CrmEvent>> families() {
        return List.copyOf(TOPICS.keySet());
    }

    /** The topic of {@code family}. */
    public static String topic(Class<? extends CrmEvent> family) {
        return Objects.requireNonNull(TOPICS.get(family), () -> family.getName() + " is no family of events");
    }

    /** The entry of an event's class. */
    public static Entry of(Class<? extends CrmEvent> event) {
        return Objects.requireNonNull(BY_CLASS.get(event), () -> event.getName() + " is no published event");
    }

    /** The entry of a type; absent if this version of the contracts does not know it. */
    public static @Nullable Entry find(String type) {
        return BY_TYPE.get(type);
    }

    /** What {@code dataschema} names for a type, known or not. */
    static String schema(String type) {
        return "urn:rapport:schema:" + type;
    }

    private static Map<Class<? extends CrmEvent>, String> topics() {
        var topics = new LinkedHashMap<Class<? extends CrmEvent>, String>();
        topics.put(SalesEvent.class, Topics.SALES);
        topics.put(MarketingEvent.class, Topics.MARKETING);
        topics.put(SupportEvent.class, Topics.SUPPORT);
        topics.put(AdminEvent.class, Topics.ADMIN);
        topics.put(DirectoryEvent.class, Topics.DIRECTORY);
        return topics;
    }

    private static List<Entry> entries(Class<? extends CrmEvent> family) {
        var entries = new ArrayList<Entry>();
        collect(family, family, entries);
        return entries;
    }

    private static void collect(Class<?> type, Class<? extends CrmEvent> family, List<Entry> entries) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(part -> collect(part, family, entries));
        } else if (type.isAnnotationPresent(EventType.class)) {
            entries.add(entry(type.asSubclass(CrmEvent.class), family));
        }
    }

    private static Entry entry(Class<? extends CrmEvent> event, Class<? extends CrmEvent> family) {
        var name = event.getAnnotation(EventType.class);
        String[] parts = name.value().split("\\.");
        String aggregate = name.aggregate().isEmpty() ? parts[3] : name.aggregate();
        return new Entry(name.value(), "/" + parts[2], aggregate, topic(family), family, event);
    }
}
