package org.rapport.installation.setting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A Java file as the compiler reads it: its syntax and its comments; what names mean is not asked. */
final class Source {

    private final CompilationUnitTree unit;
    private final DocTrees docs;

    private Source(CompilationUnitTree unit, DocTrees docs) {
        this.unit = unit;
        this.docs = docs;
    }

    static List<Source> parse(Collection<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var faults = new DiagnosticCollector<JavaFileObject>();
        try (var manager = compiler.getStandardFileManager(faults, null, UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, faults, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var docs = DocTrees.instance(task);
            List<Source> sources = new ArrayList<>();
            task.parse().forEach(unit -> sources.add(new Source(unit, docs)));
            if (!faults.getDiagnostics().isEmpty()) {
                throw new IllegalArgumentException(faults.getDiagnostics().toString());
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every type in the file, also those within others. */
    List<ClassTree> types() {
        List<ClassTree> types = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
                types.add(type);
                return super.visitClass(type, none);
            }
        }.scan(unit, null);
        return types;
    }

    /** What stands before it, as Markdown on one line; empty without a comment. */
    String comment(Tree tree) {
        return comments(tree).map(comment -> markdown(comment.getFullBody())).orElse("");
    }

    /** The comment's block tags, such as {@code @param}. */
    List<? extends DocTree> tags(Tree tree) {
        return comments(tree).map(DocCommentTree::getBlockTags).orElse(List.of());
    }

    private Optional<DocCommentTree> comments(Tree tree) {
        return Optional.ofNullable(docs.getDocCommentTree(TreePath.getPath(unit, tree)));
    }

    static String markdown(List<? extends DocTree> trees) {
        return trees.stream()
                .map(tree -> switch (tree) {
                    case LiteralTree code
                    when code.getKind() == DocTree.Kind.CODE ->
                        "`" + code.getBody().getBody() + "`";
                    case LiteralTree literal -> literal.getBody().getBody();
                    case TextTree text -> text.getBody();
                    case LinkTree link
                    when link.getLabel().isEmpty() -> "`" + link.getReference().getSignature() + "`";
                    case LinkTree link -> markdown(link.getLabel());
                    default -> " ";
                })
                .collect(joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The value of an annotation's member, as it stands there; empty without that annotation. */
    static Optional<String> annotated(ModifiersTree modifiers, String annotation, String member) {
        return modifiers.getAnnotations().stream()
                .filter(found -> isNamed(found, annotation))
                .findFirst()
                .map(found -> value(found, member));
    }

    private static boolean isNamed(AnnotationTree annotation, String name) {
        String type = annotation.getAnnotationType().toString();
        return type.equals(name) || type.endsWith("." + name);
    }

    private static String value(AnnotationTree annotation, String member) {
        for (ExpressionTree argument : annotation.getArguments()) {
            ExpressionTree value =
                    switch (argument) {
                        case AssignmentTree assignment
                        when assignment.getVariable().toString().equals(member) -> assignment.getExpression();
                        case AssignmentTree _ -> null;
                        default -> argument;
                    };
            if (value instanceof com.sun.source.tree.LiteralTree literal) {
                return String.valueOf(literal.getValue());
            }
        }
        throw new IllegalArgumentException("no text for " + member + " in " + annotation);
    }
}
