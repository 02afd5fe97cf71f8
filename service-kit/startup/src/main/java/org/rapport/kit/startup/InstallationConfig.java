package org.rapport.kit.startup;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What every part of an installation is told. */
@ConfigMapping(prefix = "crm")
interface InstallationConfig {

    /** How clients reach the suite: scheme, host and port. A start without it is refused. */
    Optional<String> publicUrl(); // a text: what is no address is a finding, and not a failure of its reading
}
