package org.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.events.admin.DirectoryEvent;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.support.TicketEvent;
import org.rapport.events.support.TicketRecord;

class EventCatalogueTest {

    private static final Set<Class<?>> MAPS_AND_LISTS = Set.of(List.class, Map.class);

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsNamedForItsProducerAndVersioned(EventCatalogue.Entry entry) {
        String producer =
                entry.topic().equals(Topics.DIRECTORY) ? "admin" : entry.topic().substring("crm.".length());

        assertThat(entry.type()).matches("org\\.rapport\\." + producer + "\\.[a-z-]+\\.[a-z-]+\\.v[1-9][0-9]*");
        assertThat(entry.source()).isEqualTo("/" + producer);
        assertThat(entry.aggregate()).matches("[a-z-]+");
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventCarriesARecordAndItsChanges(EventCatalogue.Entry entry) {
        assertThat(entry.event().getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("record", "changes");
        assertThat(CrmRecord.class).isAssignableFrom(entry.recordType());
    }

    @Test
    void everyPartOfAFamilyIsAnEventWithATypeOrItsUnknown() {
        assertThat(EventCatalogue.families().stream().<Class<?>>flatMap(EventCatalogueTest::leaves))
                .allSatisfy(leaf -> assertThat(
                                leaf.isAnnotationPresent(EventType.class) ^ UnknownEvent.class.isAssignableFrom(leaf))
                        .isTrue());
        assertThat(EventCatalogue.all())
                .extracting(EventCatalogue.Entry::type)
                .doesNotHaveDuplicates()
                .contains(
                        "org.rapport.sales.lead.converted.v1",
                        "org.rapport.marketing.lead.captured.v1",
                        "org.rapport.support.ticket.escalated.v1",
                        "org.rapport.admin.organization.suspended.v1");
    }

    @Test
    void anEventIsFoundByItsTypeAndByItsClass() {
        var entry = EventCatalogue.of(TicketEvent.Escalated.class);

        assertThat(EventCatalogue.find("org.rapport.support.ticket.escalated.v1"))
                .isEqualTo(entry);
        assertThat(entry.aggregate()).isEqualTo("ticket");
        assertThat(entry.topic()).isEqualTo(Topics.SUPPORT);
        assertThat(EventCatalogue.topic(DirectoryEvent.class)).isEqualTo(Topics.DIRECTORY);
        assertThat(EventCatalogue.find("org.rapport.sales.lead.cloned.v1")).isNull();
        assertThat(EventCatalogue.of(LeadEvent.Created.class).schema())
                .isEqualTo("urn:rapport:schema:org.rapport.sales.lead.created.v1");
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordBeginsAndEndsAlike(Class<?> record) {
        var names = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(names).startsWith("id", "version");
        assertThat(names).endsWith("createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt");
    }

    @ParameterizedTest
    @MethodSource("records")
    void whateverIsPersonalCanBeErased(Class<?> record) {
        assertThat(record.getRecordComponents())
                .filteredOn(component -> component.isAnnotationPresent(PersonalData.class))
                .allSatisfy(component -> assertThat(
                                Nullables.isNullable(component) || MAPS_AND_LISTS.contains(component.getType()))
                        .as(component + " can be null or empty")
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("records")
    void whateverHoldsPersonalDataIsMarkedAtTheTop(Class<?> record) {
        assertThat(record.getRecordComponents())
                .filteredOn(component -> partsOf(component).stream()
                        .flatMap(part -> Stream.of(part.getRecordComponents()))
                        .anyMatch(inner -> inner.isAnnotationPresent(PersonalData.class)))
                .allSatisfy(component -> assertThat(component.isAnnotationPresent(PersonalData.class))
                        .as(component + " is marked, for a part of it is")
                        .isTrue());
    }

    @Test
    void everyConstantIsWrittenInKebabCase() {
        assertThat(enums()).isNotEmpty().allSatisfy(type -> assertThat(type.getEnumConstants())
                .allSatisfy(constant -> {
                    var name = (Enum<?>) constant;
                    assertThat(type.getField(name.name())
                                    .getAnnotation(JsonProperty.class)
                                    .value())
                            .isEqualTo(WireName.of(name));
                }));
    }

    @Test
    void aConstantIsFoundByItsWrittenName() {
        var status = TicketRecord.Status.class;

        assertThat(WireName.parse(status, "on-hold")).contains(TicketRecord.Status.ON_HOLD);
        assertThat(WireName.parse(status, "ON_HOLD")).isEmpty();
    }

    static Stream<EventCatalogue.Entry> events() {
        return EventCatalogue.all().stream();
    }

    static Stream<Class<?>> records() {
        return events().<Class<?>>map(EventCatalogue.Entry::recordType).distinct();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalogueTest::leaves)
                : Stream.of(type);
    }

    private static Collection<Class<?>> enums() {
        return records()
                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .flatMap(component -> all(component).stream())
                .filter(Class::isEnum)
                .distinct()
                .toList();
    }

    /** The records that {@code component} consists of, at any depth. */
    private static Set<Class<?>> partsOf(RecordComponent component) {
        var parts = new LinkedHashSet<Class<?>>();
        all(component).stream().filter(Class::isRecord).forEach(parts::add);
        return parts;
    }

    private static Set<Class<?>> all(RecordComponent component) {
        var found = new HashSet<Class<?>>();
        collect(component, found);
        return found;
    }

    private static void collect(RecordComponent component, Set<Class<?>> found) {
        Stream.concat(
                        Stream.of(component.getType()),
                        component.getGenericType() instanceof ParameterizedType generic
                                ? Stream.of(generic.getActualTypeArguments()).map(argument -> (Class<?>) argument)
                                : Stream.empty())
                .filter(found::add)
                .filter(Class::isRecord)
                .forEach(type -> Stream.of(type.getRecordComponents()).forEach(inner -> collect(inner, found)));
    }
}
