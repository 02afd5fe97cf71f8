package org.rapport.kubernetes.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KustomizationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = "FETCHED", mode = EnumSource.Mode.EXCLUDE)
    void isRenderedTheSameInEveryWay(Kustomize way) throws IOException {
        describe("configMapGenerator:\n- name: common\n  literals: [A=b]\n  options: {disableNameSuffixHash: true}\n");
        Optional<Program> builder = way.builder();
        assumeThat(builder).as("there is no such program").isPresent();

        assertThat(new Kustomization(folder).rendered(builder.orElseThrow()))
                .isEqualTo("apiVersion: v1\ndata:\n  A: b\nkind: ConfigMap\nmetadata:\n  name: common\n");
    }

    @Test
    @EnabledIfSystemProperty(named = "kubectl", matches = "fetch", disabledReason = "it is 45 MB large")
    void isRenderedByAKubectlThatIsFetched() throws IOException {
        isRenderedTheSameInEveryWay(Kustomize.FETCHED);
    }

    @Test
    void tellsWhyItCannotBeRendered() throws IOException {
        describe("resources: [nothing.yaml]\n");
        Program builder = Kustomize.first();

        assertThatThrownBy(() -> new Kustomization(folder).rendered(builder)).hasMessageContaining("nothing.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "v5.8.0,true",
        "(devel),true",
        "Client Version: v1.34.5 Kustomize Version: v5.7.1,true",
        "Client Version: v1.25.0 Kustomize Version: v4.5.7,false",
        "{Version:kustomize/v4.5.4 GitCommit:cf3a},false",
        "Client Version: v1.20.0,false"
    })
    void isBuiltByKustomizeFive(String said, boolean enough) {
        assertThat(Kustomize.isNewEnough(said)).isEqualTo(enough);
    }

    private void describe(String text) throws IOException {
        Files.writeString(folder.resolve("kustomization.yaml"), text);
    }
}
