package org.rapport.kit.problem;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a path has. The REST layer does not say so when it refuses one, and calls a path unknown where two
 * resources share its beginning and neither has the method.
 */
final class AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private static volatile @Nullable AllowedMethods known;

    private final Deployment deployment;
    private final Map<Pattern, Set<String>> methods;

    private AllowedMethods(Deployment deployment) {
        this.deployment = deployment;
        this.methods = resources(deployment)
                .collect(Collectors.groupingBy(
                        AllowedMethods::path, Collectors.mapping(RuntimeResource::getHttpMethod, Collectors.toSet())))
                .entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> Pattern.compile(entry.getKey()), entry -> Set.copyOf(entry.getValue())));
    }

    /** The methods of the path that the current request asks for; none if there is no such path. */
    static Set<String> ofCurrentPath() {
        var request = CurrentRequestManager.get();
        if (request == null) {
            return Set.of();
        }
        AllowedMethods all = known;
        if (all == null || all.deployment != request.getDeployment()) {
            all = new AllowedMethods(request.getDeployment());
            known = all;
        }
        String path = request.getPathWithoutPrefix();
        return all.methods.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<RuntimeResource> resources(Deployment deployment) {
        return deployment.getClassMappers().stream()
                .flatMap(mapper -> Arrays.stream(mapper.value.handlers))
                .filter(ClassRoutingHandler.class::isInstance)
                .map(ClassRoutingHandler.class::cast)
                .flatMap(handler -> handler.getMappers().values().stream())
                .flatMap(mapper -> mapper.getTemplates().stream())
                .flatMap(AllowedMethods::resource)
                .filter(resource -> resource.getHttpMethod() != null);
    }

    private static Stream<RuntimeResource> resource(RequestPath<RuntimeResource> path) {
        return List.of(path.value).stream();
    }

    private static String path(RuntimeResource resource) {
        String template = (resource.getClassPath().template + "/" + resource.getPath().template).replaceAll("/+", "/");
        return PARAMETER.matcher(template.replaceAll("/$", "")).replaceAll("[^/]+") + "/?";
    }
}
