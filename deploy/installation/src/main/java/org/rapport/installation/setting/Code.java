package org.rapport.installation.setting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the code of a part says of its settings. */
interface Code {

    /** Those that it explains. */
    List<Setting> settings();

    /** Variables that it reads without saying what for. */
    Set<String> unexplained();

    /** What it says of a variable that somebody else explains. */
    Optional<Said> said(String variable);

    /** Where it contradicts itself. */
    List<String> faults();

    /** What can be known of a setting without knowing what it is for. */
    record Said(@Nullable String property, List<String> variables, Preset preset) {

        public Said {
            variables = List.copyOf(variables);
        }
    }
}
