package org.rapport.kubernetes.rule;

import java.util.List;
import java.util.stream.Stream;
import org.rapport.installation.Component;
import org.rapport.installation.setting.Settings;
import org.rapport.kubernetes.manifest.Manifests;

/** Something that holds for all manifests of an installation. */
public interface Rule {

    /** Where it does not hold, in sentences that begin with the resource. */
    Stream<String> findings(Manifests manifests);

    /**
     * Every rule there is.
     *
     * @param services those that an installation has
     */
    static List<Rule> all(Settings settings, List<Component> services) {
        return List.of(
                new NamedIsThere(),
                new PortsAreThere(),
                new MayDoNothing(),
                new IsMeasured(),
                new IsWatched(),
                new IsScraped(),
                new EndsInTime(settings),
                new KnowsItsVariables(settings),
                new HasItsOwnSecrets(),
                new MakesWholeSecrets(),
                new KeepsSecrets(settings),
                new IsReachedByPorts(),
                new ReachesWhatItNames(),
                new IsComplete(services));
    }
}
