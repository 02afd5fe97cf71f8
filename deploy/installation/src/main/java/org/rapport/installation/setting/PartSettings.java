package org.rapport.installation.setting;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The settings of one part: what is noted of it and what its code says, each of which the other may need. */
record PartSettings(Part part, Code code, Notes notes) {

    List<Setting> settings() {
        return Stream.concat(
                        notes.of(part).flatMap(group -> group.settings().stream()
                                .map(note -> setting(group.subject(), note))),
                        code.settings().stream())
                .toList();
    }

    private Setting setting(Subject subject, Notes.Note note) {
        Optional<Code.Said> said = code.said(note.variable());
        List<String> variables = said.map(Code.Said::variables).orElse(List.of(note.variable()));
        Preset preset = preset(note, said);
        return new Setting(
                subject,
                said.map(Code.Said::property).orElse(null),
                variables,
                note.type() == null ? TypeName.ofValue(preset) : note.type(),
                preset,
                note.description(),
                note.secret() || Variables.isSecret(variables));
    }

    private static Preset preset(Notes.Note note, Optional<Code.Said> said) {
        if (note.required()) {
            return new Preset.Required();
        }
        if (note.preset() == null) {
            return said.map(Code.Said::preset).orElse(new Preset.Unset());
        }
        return note.preset().isEmpty() ? new Preset.Unset() : new Preset.Value(note.preset());
    }

    /** What keeps these settings from being all, each said once; in sentences. */
    Stream<String> faults() {
        Set<String> explained = noted().map(Notes.Note::variable).collect(toSet());
        Stream<String> unexplained = code.unexplained().stream()
                .filter(variable -> !explained.contains(variable))
                .map(variable -> variable + " is read, and settings.json does not say what it is");
        Stream<String> undescribed = settings().stream()
                .filter(setting -> setting.description().isEmpty())
                .map(setting -> (setting.property() == null ? setting.variable() : setting.property())
                        + " has no Javadoc that says what it is");
        return Stream.of(code.faults().stream(), unexplained, undescribed, noted().flatMap(this::faults))
                .flatMap(faults -> faults)
                .map(fault -> part + ": " + fault);
    }

    private Stream<Notes.Note> noted() {
        return notes.of(part).flatMap(group -> group.settings().stream());
    }

    private Stream<String> faults(Notes.Note note) {
        String variable = note.variable();
        if (code.settings().stream().anyMatch(setting -> setting.isSetBy(variable))) {
            return Stream.of("settings.json explains " + variable + ", which the code does");
        }
        Optional<Code.Said> said = code.said(variable);
        if (said.isEmpty() && variable.startsWith("CRM_")) {
            return Stream.of("settings.json explains " + variable + ", which nobody reads");
        }
        boolean repeats = note.preset() != null
                && said.filter(code -> code.preset().equals(preset(note, said))).isPresent();
        return repeats ? Stream.of("settings.json repeats the default of " + variable) : Stream.of();
    }
}
