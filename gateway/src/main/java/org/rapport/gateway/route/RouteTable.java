package org.rapport.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which path belongs to which service, and what anyone may call without a login. The whole map is here. */
public final class RouteTable {

    /** How all parts are; the gateway answers it itself, though it lies below a service's path. */
    public static final String HEALTH = "/api/health";

    /** Which version it is; as {@link #HEALTH}. */
    public static final String VERSION = "/api/version";

    /** The same of all that lies below. */
    private static final String OWN = "/api/auth/";

    /** The first that fits wins. */
    private static final List<Route> ROUTES = List.of(
            new Route("/sales", Service.SALES),
            new Route("/marketing", Service.MARKETING),
            new Route("/support", Service.SUPPORT),
            new Route("/api/contacts", Service.SALES),
            new Route("/api/leads", Service.SALES),
            new Route("/api/opportunities", Service.SALES),
            new Route("/api", Service.ADMIN));

    private static final List<PublicOperation> PUBLIC_OPERATIONS =
            List.of(new PublicOperation(HttpMethod.POST, "/marketing/forms/", "/submissions", "form:submit"));

    private RouteTable() {}

    /** The service that serves a path, or null. */
    public static @Nullable Service serviceOf(String path) {
        if (isOwn(path)) {
            return null;
        }
        for (var route : ROUTES) {
            if (route.fits(path)) {
                return route.service();
            }
        }
        return null;
    }

    private static boolean isOwn(String path) {
        return path.startsWith(OWN) || path.equals(HEALTH) || path.equals(VERSION);
    }

    /** The operation that needs no login, or null. */
    public static @Nullable PublicOperation publicOperation(String method, String path) {
        for (var operation : PUBLIC_OPERATIONS) {
            if (operation.method().name().equals(method) && operation.fits(path)) {
                return operation;
            }
        }
        return null;
    }

    /** A path and everything below it. */
    private record Route(String prefix, Service service) {

        boolean fits(String path) {
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    /**
     * An operation that anyone may call who holds a capability, which is the path segment between the two parts.
     *
     * @param scope what the capability has to be for
     */
    public record PublicOperation(HttpMethod method, String before, String after, String scope) {

        boolean fits(String path) {
            return path.length() > before.length() + after.length()
                    && path.startsWith(before)
                    && path.endsWith(after)
                    && path.indexOf('/', before.length()) == path.length() - after.length();
        }

        public String capabilityIn(String path) {
            return path.substring(before.length(), path.length() - after.length());
        }
    }
}
