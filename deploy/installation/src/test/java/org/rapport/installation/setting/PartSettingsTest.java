package org.rapport.installation.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartSettingsTest {

    private static final Map<String, String> VALUES =
            new TreeMap<>(Map.of("crm.port", "${HTTP_PORT:1}", "quarkus.port", "${CRM_MANAGEMENT_PORT:8090}"));

    @Test
    void addsWhatTheCodeSaysToWhatIsNoted() {
        var settings = settings("What it is.", note("CRM_MANAGEMENT_PORT", null));

        assertThat(settings.faults()).isEmpty();
        assertThat(settings.settings())
                .extracting(Setting::variable, Setting::type, Setting::preset)
                .containsExactly(
                        tuple("CRM_MANAGEMENT_PORT", "number", new Preset.Value("8090")),
                        tuple("HTTP_PORT", "number", new Preset.Value("1")));
    }

    @Test
    void namesWhatNobodyExplains() {
        assertThat(settings("").faults())
                .containsExactly(
                        "gateway: CRM_MANAGEMENT_PORT is read, and settings.json does not say what it is",
                        "gateway: crm.port has no Javadoc that says what it is");
    }

    @Test
    void namesNotesThatRepeatTheCode() {
        assertThat(settings("What it is.", note("CRM_MANAGEMENT_PORT", "8090"), note("CRM_PORT", null))
                        .faults())
                .containsExactly(
                        "gateway: settings.json repeats the default of CRM_MANAGEMENT_PORT",
                        "gateway: settings.json explains CRM_PORT, which the code does");
    }

    @Test
    void namesNotesOfWhatIsGone() {
        assertThat(settings("What it is.", note("CRM_MANAGEMENT_PORT", null), note("CRM_GONE", null))
                        .faults())
                .containsExactly("gateway: settings.json explains CRM_GONE, which nobody reads");
    }

    @Test
    void aNoteMayKnowBetter() {
        var settings = settings("What it is.", note("CRM_MANAGEMENT_PORT", ""));

        assertThat(settings.faults()).isEmpty();
        assertThat(settings.settings().getFirst().preset()).isEqualTo(new Preset.Unset());
    }

    private static PartSettings settings(String javadoc, Notes.Note... notes) {
        var port = new Mapping.Property("crm.port", "number", false, null, javadoc);
        var code = new ConfiguredCode(List.of(new Mapping("crm", "All.", List.of(port))), VALUES);
        var group = new Notes.Group("Ports", "", List.of("gateway"), List.of(notes));
        return new PartSettings(Part.GATEWAY, code, new Notes(List.of(group)));
    }

    private static Notes.Note note(String variable, @Nullable String preset) {
        return new Notes.Note(variable, null, preset, false, false, "What it is.");
    }
}
