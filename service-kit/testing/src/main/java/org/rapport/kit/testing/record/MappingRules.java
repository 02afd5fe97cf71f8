package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;

/** A public record has dozens of positional components: two of a kind that were swapped would compile. */
interface MappingRules extends SeenExample {

    @Test
    default void everyComponentComesFromTheAttributeOfItsName() throws ReflectiveOperationException {
        Map<String, Field> attributes = attributes(type().entity());
        var constructor = type().entity().getDeclaredConstructor();
        constructor.setAccessible(true);
        Listed entity = constructor.newInstance();
        for (Field attribute : attributes.values()) {
            attribute.set(entity, Samples.of(attribute, 1));
        }
        Map<String, Object> before = components(entity);
        assertThat(attributes.keySet()).as("attributes of %s", type()).containsAll(withoutComputed(before.keySet()));
        for (Field attribute : attributes.values()) {
            String name = attribute.getName();
            attribute.set(entity, Samples.of(attribute, 2));
            Map<String, Object> after = components(entity);
            Set<String> changed = after.keySet().stream()
                    .filter(component -> !computed().contains(component))
                    .filter(component -> !after.get(component).equals(before.get(component)))
                    .collect(Collectors.toSet());
            assertThat(changed)
                    .as("components that come from attribute %s", name)
                    .isEqualTo(withoutComputed(before.keySet()).contains(name) ? Set.of(name) : Set.of());
            attribute.set(entity, Samples.of(attribute, 1));
        }
    }

    private List<String> withoutComputed(Set<String> components) {
        return components.stream().filter(name -> !computed().contains(name)).toList();
    }

    private Map<String, Object> components(Listed entity) throws ReflectiveOperationException {
        Object record = view(type(), entity);
        var components = new LinkedHashMap<String, Object>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            components.put(component.getName(), component.getAccessor().invoke(record));
        }
        return components;
    }

    private static <E extends Listed> Object view(RecordType<E, ?> type, Listed entity) {
        return type.view(type.entity().cast(entity));
    }

    private static Map<String, Field> attributes(Class<?> entity) {
        var attributes = new LinkedHashMap<String, Field>();
        for (Class<?> owner = entity; owner != Object.class; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getName().startsWith("$")) {
                    field.setAccessible(true);
                    attributes.put(field.getName(), field);
                }
            }
        }
        return attributes;
    }
}
