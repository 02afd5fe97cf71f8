package org.rapport.kit.condition;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a condition on records of one type may name. */
public final class Vocabulary {

    private final Map<Attribute.Of, SequencedMap<String, Attribute>> attributes = new EnumMap<>(Attribute.Of.class);

    private Vocabulary(Collection<Attribute> all) {
        for (Attribute.Of of : Attribute.Of.values()) {
            attributes.put(of, new LinkedHashMap<>());
        }
        for (Attribute attribute : all) {
            if (attributes.get(attribute.of()).put(attribute.name(), attribute) != null) {
                throw new IllegalArgumentException(attribute.name() + " is there twice");
            }
        }
    }

    /**
     * That of these attributes.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public static Vocabulary of(Collection<Attribute> attributes) {
        return new Vocabulary(attributes);
    }

    /** The attributes of what, by their names, in the order in which they were given. */
    public SequencedMap<String, Attribute> attributes(Attribute.Of of) {
        return Collections.unmodifiableSequencedMap(attributes.get(of));
    }

    /** The attribute of that name, if there is one. */
    public @Nullable Attribute attribute(Attribute.Of of, String name) {
        return attributes.get(of).get(name);
    }
}
