package org.rapport.installation.setting;

/** What holds as long as a setting is not set. */
public sealed interface Preset {

    /** This; {@code <NAME>} in it stands for the value of that variable. */
    record Value(String text) implements Preset {}

    /** The value of another setting, known by its variable. */
    record SameAs(String variable) implements Preset {}

    /** Nothing, which is allowed. */
    record Unset() implements Preset {}

    /** Nothing, and the part does not start or work without it. */
    record Required() implements Preset {}
}
