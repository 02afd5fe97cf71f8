package org.rapport.installation.setting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a part is told by its environment.
 *
 * @param property its name in properties files; null of what is a variable only
 * @param variables by which it is set: first the one to use, then others that are understood; {@code <…>} in a name stands
 *     for any letters, as in {@code KAFKA_<PROPERTY>}
 * @param type what it takes, in words
 */
public record Setting(
        Subject subject,
        @Nullable String property,
        List<String> variables,
        String type,
        Preset preset,
        String description,
        boolean secret) {

    public Setting {
        variables = List.copyOf(variables);
    }

    /** The variable by which to set it. */
    public String variable() {
        return variables.getFirst();
    }

    public boolean isRequired() {
        return preset instanceof Preset.Required;
    }

    /** Whether that variable sets it. */
    public boolean isSetBy(String variable) {
        return variables.stream().anyMatch(name -> Variables.covers(name, variable));
    }
}
