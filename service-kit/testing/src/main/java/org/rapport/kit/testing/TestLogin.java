package org.rapport.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.tenant.Caller;

/** Requests with an internal token, signed by the key of the tests as the gateway signs its own. */
public final class TestLogin {

    /** The members that every tenant of the tests has. */
    public enum Member {
        /** May do everything. */
        ADMINISTRATOR(new Grant("*", List.of("*"))),
        /** May read everything and change nothing. */
        READER(
                new Grant("lead", List.of("read")),
                new Grant("contact", List.of("read")),
                new Grant("account", List.of("read")),
                new Grant("opportunity", List.of("read")),
                new Grant("form", List.of("read")),
                new Grant("capture", List.of("read")),
                new Grant("audience", List.of("read")),
                new Grant("customer", List.of("read")),
                new Grant("ticket", List.of("read")),
                new Grant("member", List.of("read")),
                new Grant("role", List.of("read")),
                new Grant("team", List.of("read")),
                new Grant("policy", List.of("read")),
                new Grant("audit", List.of("read")),
                new Grant("tag", List.of("read")),
                new Grant("setting", List.of("read"))),
        /** May do to all records what the standard commands do, and nothing else. */
        EDITOR(Stream.of("lead", "contact", "account", "opportunity", "form", "ticket", "tag")
                .map(type -> new Grant(type, List.of("read", "create", "edit", "delete")))
                .toArray(Grant[]::new)),
        /** May work on leads and keep accounts; knows nothing of contacts, opportunities and tickets. */
        PROSPECTOR(
                new Grant("lead", List.of("read", "create", "edit", "convert")),
                new Grant("account", List.of("read", "delete"))),
        /** May do everything to records of his own, and nothing to others; is in a team with {@link #PLAYER}. */
        SOLO(new Grant("*", List.of("*"), Reach.OWN)),
        /** May do everything to the records of his team. */
        PLAYER(owned(Reach.TEAM, "*")),
        /** May do everything to the records of his team, which he leads, and of the one below, which is {@link #PLAYER}'s. */
        CAPTAIN(owned(Reach.TEAM, "*")),
        /** May read all records, and do everything to those of his own. */
        KEEPER(Stream.concat(Stream.of(owned(Reach.ALL, "read")), Stream.of(owned(Reach.OWN, "*")))
                .toArray(Grant[]::new)),
        /** May do what a test has given last: see {@link TestRoles}. */
        VARYING(),
        /** May do nothing. */
        OUTSIDER();

        private final List<Grant> grants;

        Member(Grant... grants) {
            this.grants = List.of(grants);
        }

        /** Of the types whose records somebody cares for. */
        private static Grant[] owned(Reach reach, String action) {
            return Stream.of("lead", "contact", "account", "opportunity", "ticket")
                    .map(type -> new Grant(type, List.of(action), reach))
                    .toArray(Grant[]::new);
        }

        String role() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What the role of this member allows. */
        public List<Grant> grants() {
            return grants;
        }

        /** The id of this member among those of {@code tenant}. */
        public UUID id(TestTenant tenant) {
            return TestDirectory.id(tenant, "member", role());
        }

        /** The subject of this member's tokens. */
        public String subject(TestTenant tenant) {
            return UUID.nameUUIDFromBytes((tenant + "subject" + role()).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }

    private static final Duration LIFE = Duration.ofSeconds(60);

    /** The same token does for half its life: to make one takes longer than many an answer. */
    private static final Map<String, Signed> TOKENS = new ConcurrentHashMap<>();

    private record Signed(String token, Instant end) {}

    private TestLogin() {}

    /** A JSON request by a member of a tenant. */
    public static RequestSpecification as(TestTenant tenant, Member member) {
        return with(token(tenant, member));
    }

    /** A JSON request with any token. */
    public static RequestSpecification with(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    /** A JSON request by a member of a tenant who has signed in by {@code acr}. */
    public static RequestSpecification signedIn(TestTenant tenant, Member member, String acr) {
        return with(sign(claimsOf(tenant, member).claim("acr", acr)));
    }

    /** A token as the gateway mints it for a member. */
    public static String token(TestTenant tenant, Member member) {
        return TOKENS.compute(tenant + " " + member, (_, known) -> {
                    Instant now = Instant.now();
                    return known != null && known.end().isAfter(now)
                            ? known
                            : new Signed(sign(claimsOf(tenant, member)), now.plus(LIFE.dividedBy(2)));
                })
                .token();
    }

    private static JwtClaimsBuilder claimsOf(TestTenant tenant, Member member) {
        return claims(member.subject(tenant))
                .claim("tenant", tenant.id().toString())
                .claim("name", member.role() + " of " + tenant.alias())
                .claim("actor_type", "person");
    }

    /** Who a service takes a member of a tenant for. */
    public static Caller caller(TestTenant tenant, Member member) {
        return new Caller(
                tenant.id(),
                member.subject(tenant),
                member.role() + " of " + tenant.alias(),
                Caller.Kind.PERSON,
                null,
                Set.of(),
                null,
                null,
                false,
                null,
                null);
    }

    /** A JSON request by a platform administrator who acts in the organisation {@code tenant}. */
    public static RequestSpecification asOperator(TestTenant tenant) {
        return with(operatorToken(tenant));
    }

    /** A token as the gateway mints it for a platform administrator who acts in the organisation {@code tenant}. */
    public static String operatorToken(TestTenant tenant) {
        return sign(claims(Member.ADMINISTRATOR.subject(tenant))
                .claim("tenant", tenant.id().toString())
                .claim("name", "operator")
                .claim("actor_type", "person")
                .claim("operator", true));
    }

    /** A JSON request by a visitor with a capability for {@code scope} on {@code record}. */
    public static RequestSpecification asVisitor(TestTenant tenant, String scope, UUID record) {
        return asVisitor(tenant, scope, record, "a visitor");
    }

    /** A JSON request by the visitor {@code visitor} with a capability for {@code scope} on {@code record}. */
    public static RequestSpecification asVisitor(TestTenant tenant, String scope, UUID record, String visitor) {
        return with(visitorToken(tenant, scope, record, visitor));
    }

    /** A token as the gateway mints it for the visitor {@code visitor} with a capability for {@code scope} on {@code record}. */
    public static String visitorToken(TestTenant tenant, String scope, UUID record, String visitor) {
        return sign(claims("anonymous")
                .claim("tenant", tenant.id().toString())
                .claim("actor_type", "anonymous")
                .claim("scope", scope)
                .claim("record", record.toString())
                .claim("visitor", visitor));
    }

    /** Claims that every internal token has, still to be signed by {@link #sign}. */
    public static JwtClaimsBuilder claims(String subject) {
        return Jwt.claims()
                .issuer("crm-gateway")
                .audience("crm-" + config("crm.service"))
                .subject(subject)
                .issuedAt(Instant.now())
                .expiresIn(LIFE);
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** Signs with the key that the service trusts. */
    public static String sign(JwtClaimsBuilder claims) {
        try {
            Path keys = Path.of(config("crm.keys-dir")).resolveSibling("gateway");
            JsonNode jwk = new ObjectMapper()
                    .readTree(keys.resolve("internal-signing.jwk").toFile());
            var key = (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(jwk.toString());
            return claims.jws()
                    .keyId(jwk.path("kid").asText())
                    .algorithm(io.smallrye.jwt.algorithm.SignatureAlgorithm.ES256)
                    .sign(key.getPrivateKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
