package org.rapport.installation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rapport.installation.secret.SharedSecret.Place;
import org.rapport.installation.setting.Part;
import org.rapport.installation.setting.Setting;
import org.rapport.installation.setting.Settings;

class SecretsPageTest {

    private static final Path PAGE = Path.of("../../docs/operations/secrets.md");

    @Test
    void saysWhatIsMade() throws IOException {
        if ("write".equals(System.getProperty("settings"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, SecretsPage.text());
        }

        assertThat(PAGE)
                .as("written by ./mvnw -pl deploy/installation test -Dsettings=write")
                .hasContent(SecretsPage.text());
    }

    @Test
    void eachSecretIsASettingOfItsHolderThatIsMarkedAsSecret() {
        Settings settings = Settings.ofThisCheckout();
        List<String> others = List.of(SharedSecret.POSTGRES, SharedSecret.REALM);
        List<Place> places = SharedSecret.all().stream()
                .flatMap(secret -> secret.places().stream())
                .filter(place -> !others.contains(place.holder()))
                .toList();

        assertThat(places).hasSizeGreaterThan(12).allSatisfy(place -> assertThat(settings.of(part(place.holder())))
                .filteredOn(setting -> setting.isSetBy(place.variable()))
                .singleElement()
                .matches(Setting::secret, "secret"));
    }

    private static Part part(String holder) {
        return holder.endsWith("-migration") ? Part.MIGRATION : Part.valueOf(holder.toUpperCase(Locale.ROOT));
    }
}
