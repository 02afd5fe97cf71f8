package org.rapport.kit.tenant;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** The internal token's claims, read once into a {@link Caller}. */
final class CallerPrincipal extends DefaultJWTCallerPrincipal {

    private final Caller caller;

    /** @throws IllegalArgumentException if a claim does not have the form that the gateway gives it */
    CallerPrincipal(String rawToken, JwtClaims claims) {
        super(rawToken, "JWT", claims);
        String subject = text(claims, "sub");
        if (subject == null) {
            throw new IllegalArgumentException("the token has no subject");
        }
        String name = text(claims, "name");
        String scope = text(claims, "scope");
        this.caller = new Caller(
                uuid(claims, "tenant"),
                subject,
                name == null ? subject : name,
                Caller.Kind.valueOf(text(claims, "actor_type", "person").toUpperCase(Locale.ROOT)),
                text(claims, "client"),
                scope == null || scope.isBlank()
                        ? Set.of()
                        : Set.of(scope.trim().split(" +")),
                uuid(claims, "record"),
                text(claims, "visitor"),
                flag(claims, "operator"),
                text(claims, "acr"),
                text(claims, "obo"));
    }

    Caller caller() {
        return caller;
    }

    private static @Nullable String text(JwtClaims claims, String name) {
        return claims.getClaimValue(name) instanceof String value ? value : null;
    }

    private static String text(JwtClaims claims, String name, String otherwise) {
        String value = text(claims, name);
        return value == null ? otherwise : value;
    }

    /** The superclass has made a JSON value of what was a boolean; both read alike. */
    private static boolean flag(JwtClaims claims, String name) {
        return String.valueOf(claims.getClaimValue(name)).equals("true");
    }

    private static @Nullable UUID uuid(JwtClaims claims, String name) {
        String value = text(claims, name);
        return value == null ? null : UUID.fromString(value);
    }
}
