package org.rapport.kit.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.command.Command;
import org.rapport.kit.record.RecordOperations;

/** The operations on records that a batch can ask for, by method and path: all commands. */
@ApplicationScoped
class Targets {

    private final Instance<RecordOperations> resources;
    private volatile @Nullable List<Target> known;

    Targets(@Any Instance<RecordOperations> resources) {
        this.resources = resources;
    }

    /** An operation, and what of its path is named. */
    record Found(Target target, Matcher named) {}

    /** The operation that {@code path} names, if it is below {@code root}. */
    Optional<Found> find(String method, String root, String path) {
        return all().stream()
                .filter(target -> target.method().equals(method) && path.startsWith(root))
                .map(target -> new Found(target, target.path().matcher(path)))
                .filter(found -> found.named().matches())
                .findFirst();
    }

    private List<Target> all() {
        var all = known;
        if (all == null) {
            all = resources.stream()
                    .flatMap(this::of)
                    .filter(Target::isBatchable)
                    .toList();
            known = all;
        }
        return all;
    }

    private Stream<Target> of(RecordOperations resource) {
        return declaring(resource.getClass()).stream().flatMap(type -> Stream.of(type.getMethods())
                .filter(code -> code.isAnnotationPresent(Command.class))
                .flatMap(code ->
                        method(code).map(method -> new Target(method, path(type) + path(code), resource, code))));
    }

    /** The resource as it is written: that of the bean is made of it, and has no annotations. */
    private static Optional<Class<?>> declaring(Class<?> bean) {
        return Stream.<Class<?>>iterate(bean, Objects::nonNull, Class::getSuperclass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .findFirst();
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static Stream<String> method(Method code) {
        return Stream.of(code.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }
}
