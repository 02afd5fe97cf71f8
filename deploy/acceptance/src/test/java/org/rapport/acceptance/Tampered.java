package org.rapport.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What somebody makes of a good token who has no key to sign with.
 *
 * @param token one that is accepted
 */
record Tampered(String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Without a signature, and saying so. */
    String unsigned() {
        return part(header(header -> header.put("alg", "none"))) + "." + parts().get(1) + ".";
    }

    /** Signed with that text as a secret, which for a public key everybody knows. */
    String signedWith(String secret) {
        String content = part(header(header -> header.put("alg", "HS256"))) + "." + parts().get(1);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return content + "." + base64(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Naming a key that nobody has. */
    String ofAnotherKey() {
        return part(header(header -> header.put("kid", "nobodys"))) + "." + parts().get(1) + "." + parts().get(2);
    }

    /** With the same signature under other claims: those of a member of that organisation. */
    String ofAnotherTenant(String alias, UUID id) {
        ObjectNode claims = node(parts().get(1));
        claims.putObject("organization").putObject(alias).put("id", id.toString());
        return parts().getFirst() + "." + part(claims) + "." + parts().get(2);
    }

    /** The realm's public keys as anybody can read them. */
    static List<String> publicKeys(URI realm) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String document = http.send(
                            HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/certs"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            JsonNode keys = JSON.readTree(document).path("keys");
            return List.of(
                    document, keys.path(0).toString(), keys.path(0).path("x").asText());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private List<String> parts() {
        return List.of(token.split("\\."));
    }

    private ObjectNode header(Consumer<ObjectNode> change) {
        ObjectNode header = node(parts().getFirst());
        change.accept(header);
        return header;
    }

    private static ObjectNode node(String part) {
        try {
            return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(ObjectNode node) {
        return base64(node.toString().getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
