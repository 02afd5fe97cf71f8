package org.rapport.gateway.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The secrets of the gateway: files in one folder, which is a mounted secret in a cluster. */
@Singleton
public final class Keys {

    private static final int KEY_BYTES = 32;

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
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(read("internal-signing.jwk"));
            if (!(key instanceof EllipticCurveJsonWebKey) || key.getPrivateKey() == null || key.getKeyId() == null) {
                throw new IllegalStateException("internal-signing.jwk has to be a private EC key with a kid");
            }
            return key;
        } catch (JoseException failure) {
            throw new IllegalStateException("internal-signing.jwk is not a JWK", failure);
        }
    }

    /** Signs capabilities, shared with the services that mint them. */
    byte[] capability() {
        return secret("capability.key");
    }

    /** Encrypts the browser's session cookie. */
    public byte[] session() {
        return secret("session.key");
    }

    private byte[] secret(String name) {
        var bytes = Base64.getUrlDecoder().decode(read(name));
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(name + " has to be 32 bytes in base64url");
        }
        return bytes;
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("Key file " + folder.resolve(name) + " cannot be read", failure);
        }
    }
}
