package org.rapport.installation.setting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interface with {@code @ConfigMapping}: the properties below one prefix that are read. */
record Mapping(String prefix, String description, List<Property> properties) {

    Mapping {
        properties = List.copyOf(properties);
    }

    /**
     * One of them.
     *
     * @param name with the prefix
     * @param type what it takes, in words
     * @param optional whether it may have no value at all
     * @param preset the value that the interface gives it
     * @param description what its Javadoc says; empty without one
     */
    record Property(
            String name,
            String type,
            boolean optional,
            @Nullable String preset,
            String description) {}
}
