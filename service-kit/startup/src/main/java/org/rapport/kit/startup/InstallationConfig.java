package org.rapport.kit.startup;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What every part of an installation is told. */
@ConfigMapping(prefix = "crm")
interface InstallationConfig {

    /** How clients reach the suite. A text: what is no address is a finding, and not a failure of its reading. */
    Optional<String> publicUrl();
}
