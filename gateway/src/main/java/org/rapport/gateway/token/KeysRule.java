package org.rapport.gateway.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rapport.kit.startup.Installation;
import org.rapport.kit.startup.KeyFolder;
import org.rapport.kit.startup.StartRule;

/** The gateway has its keys, can read each, and has nobody else's. */
@Singleton
final class KeysRule implements StartRule {

    private final KeyFolder keys;

    @Inject
    KeysRule(TokenConfig config, Installation installation) {
        this(config.keysDir(), installation);
    }

    KeysRule(Path folder, Installation installation) {
        keys = new KeyFolder(folder, "the gateway", installation);
    }

    @Override
    public List<String> findings() {
        return Stream.of(
                        keys.findings(
                                Keys.SIGNING, json -> List.of(Keys.signing(json).getKeyId())),
                        secrets(Keys.CAPABILITY),
                        secrets(Keys.SESSION),
                        keys.strangers(Set.of(Keys.SIGNING, Keys.CAPABILITY, Keys.SESSION)))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> secrets(String file) {
        return keys.findings(file, json -> SecretKeys.parse(file, json).all().keySet());
    }
}
