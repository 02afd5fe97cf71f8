package org.rapport.installation.setting;

import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The migration job's: a record, each component of which is told by the variable with which its Javadoc begins. */
final class MigrationCode implements Code {

    private static final Path RECORD =
            Path.of("service-kit/core/src/main/java/org/rapport/kit/migration/MigrationSettings.java");

    private final List<Setting> settings;

    private MigrationCode(List<Setting> settings) {
        this.settings = settings;
    }

    static MigrationCode of(Path checkout) {
        return ofRecord(checkout.resolve(RECORD));
    }

    static MigrationCode ofRecord(Path file) {
        Source source = Source.parse(List.of(file)).getFirst();
        return new MigrationCode(source.types().stream()
                .filter(type -> type.getKind() == Tree.Kind.RECORD)
                .flatMap(type -> settings(source, type))
                .toList());
    }

    private static Stream<Setting> settings(Source source, ClassTree type) {
        Subject subject = new Subject("The job", source.comment(type));
        return source.tags(type).stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .map(parameter -> setting(subject, parameter, component(type, parameter)));
    }

    private static Setting setting(Subject subject, ParamTree parameter, VariableTree component) {
        String[] words = Source.markdown(parameter.getDescription()).split(",? ", 2);
        String meaning = words.length == 1 ? "" : words[1];
        boolean required = component.getType().toString().equals("String");
        return new Setting(
                subject,
                null,
                List.of(words[0]),
                "text",
                required ? new Preset.Required() : new Preset.Unset(),
                meaning.isEmpty() ? "" : meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".",
                Variables.isSecret(List.of(words[0])));
    }

    private static VariableTree component(ClassTree type, ParamTree parameter) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(variable ->
                        variable.getName().contentEquals(parameter.getName().getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no " + parameter));
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    @Override
    public Set<String> unexplained() {
        return Set.of();
    }

    @Override
    public Optional<Said> said(String variable) {
        return Optional.empty();
    }

    @Override
    public List<String> faults() {
        return List.of();
    }
}
