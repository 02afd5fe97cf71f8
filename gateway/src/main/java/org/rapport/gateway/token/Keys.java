package org.rapport.gateway.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The secrets of the gateway: files in one folder, which is a mounted secret in a cluster. */
@Singleton
public final class Keys {

    static final String SIGNING = "internal-signing.jwk";
    static final String CAPABILITY = "capability-keys.jwks";
    static final String SESSION = "session-keys.jwks";

    private final Path folder;

    @Inject
    Keys(TokenConfig config) {
        this(config.keysDir());
    }

    public Keys(Path folder) {
        this.folder = folder;
    }

    /** Signs internal tokens. Its public half is what the services have. */
    PublicJsonWebKey internalSigning() {
        return signing(read(SIGNING));
    }

    static PublicJsonWebKey signing(String json) {
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(json);
            if (!(key instanceof EllipticCurveJsonWebKey curve)
                    || !"P-256".equals(curve.getCurveName())
                    || key.getPrivateKey() == null
                    || key.getKeyId() == null) {
                throw new IllegalStateException(SIGNING + " has to be a private EC P-256 key with a kid");
            }
            return key;
        } catch (JoseException failure) {
            throw new IllegalStateException(SIGNING + " is not a JWK", failure);
        }
    }

    /** Sign capabilities, shared with the services that mint them. */
    SecretKeys capability() {
        return secrets(CAPABILITY);
    }

    /** Encrypt the browser's session cookie. */
    public SecretKeys session() {
        return secrets(SESSION);
    }

    private SecretKeys secrets(String name) {
        return SecretKeys.parse(name, read(name));
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("Key file " + folder.resolve(name) + " cannot be read", failure);
        }
    }
}
