package org.rapport.kit.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.lang.JoseException;
import org.rapport.kit.startup.Installation;
import org.rapport.kit.startup.KeyFolder;
import org.rapport.kit.startup.StartRule;

/** A service has its keys, can read each, and has nobody else's. */
@Singleton
final class ServiceKeysRule implements StartRule {

    private static final String INTERNAL = "internal-keys.jwks";
    private static final String CAPABILITY = "capability-keys.jwks";
    private static final int KEY_BYTES = 32;

    private final KeyFolder keys;
    private final String journal;
    private final boolean mintsCapabilities;

    @Inject
    ServiceKeysRule(ServiceConfig config, Installation installation) {
        this(config.keysDir(), config.service(), config.mintsCapabilities(), installation);
    }

    ServiceKeysRule(Path folder, String service, boolean mintsCapabilities, Installation installation) {
        keys = new KeyFolder(folder, service, installation);
        journal = "journal-" + service + ".key";
        this.mintsCapabilities = mintsCapabilities;
    }

    @Override
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        Set<String> own = new HashSet<>(Set.of(INTERNAL, journal));
        findings.addAll(keys.findings(
                INTERNAL, json -> ids(json, ServiceKeysRule::isPublic, "a public EC P-256 key with a kid, without d")));
        findings.addAll(keys.findings(journal, ServiceKeysRule::journalKey));
        if (mintsCapabilities) {
            own.add(CAPABILITY);
            findings.addAll(keys.findings(
                    CAPABILITY, json -> ids(json, ServiceKeysRule::isSecret, "of kty oct, with 32 bytes and a kid")));
        }
        findings.addAll(keys.strangers(own));
        return findings;
    }

    /** The key stands for its id: what is made for one machine says so in its text. */
    private static List<String> journalKey(String text) {
        if (Base64.getUrlDecoder().decode(text).length != KEY_BYTES) {
            throw new IllegalStateException("it has to be " + KEY_BYTES + " bytes in Base64url");
        }
        return List.of(text);
    }

    private static List<String> ids(String json, Predicate<JsonWebKey> form, String formInWords) {
        try {
            // By hand, for a set of jose4j leaves out what it does not understand.
            if (!(JsonUtil.parseJson(json).get("keys") instanceof List<?> entries) || entries.isEmpty()) {
                throw new IllegalStateException("it holds no key");
            }
            List<String> ids = new ArrayList<>();
            for (Object entry : entries) {
                if (!(entry instanceof Map<?, ?> members)) {
                    throw new IllegalStateException("it is no JWK set");
                }
                Map<String, Object> named = new HashMap<>();
                members.forEach((name, value) -> named.put((String) name, value));
                var key = JsonWebKey.Factory.newJwk(named);
                if (key.getKeyId() == null || !form.test(key)) {
                    throw new IllegalStateException("each key has to be " + formInWords);
                }
                ids.add(key.getKeyId());
            }
            return ids;
        } catch (JoseException failure) {
            throw new IllegalStateException("it is no JWK set", failure);
        }
    }

    private static boolean isPublic(JsonWebKey key) {
        return key instanceof EllipticCurveJsonWebKey curve
                && "P-256".equals(curve.getCurveName())
                && curve.getPrivateKey() == null;
    }

    private static boolean isSecret(JsonWebKey key) {
        return key instanceof OctetSequenceJsonWebKey secret && secret.getOctetSequence().length == KEY_BYTES;
    }
}
