package org.pointsmall.demo.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void keepsDataBetweenRuns() throws Exception {
        Path folder = temp.resolve("data");
        try (DataFolder first = DataFolder.claim(folder)) {
            first.makeFolders();
            Files.writeString(first.store().resolve("db"), "rows");
        }
        try (DataFolder second = DataFolder.claim(folder)) {
            second.makeFolders();
            assertThat(second.store().resolve("db")).hasContent("rows");
        }
    }

    @Test
    void isHeldByOneLauncherAtATime() throws Exception {
        try (DataFolder first = DataFolder.claim(temp.resolve("data"))) {
            assertThat(first.store()).hasParentRaw(temp.resolve("data"));
            assertThatThrownBy(() -> DataFolder.claim(temp.resolve("data")))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll("Another demo is running", "--data-dir");
        }
        DataFolder.claim(temp.resolve("data")).close();
    }

    @Test
    void refusesAFolderOfSomebodyElseAndLeavesItAlone() throws Exception {
        Path diary = Files.writeString(temp.resolve("diary.txt"), "dear");

        assertThatThrownBy(() -> DataFolder.claim(temp))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("not the demo's");

        assertThat(temp).isDirectoryContaining(diary::equals);
        assertThat(Files.list(temp)).hasSize(1);
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.claim(file)).isInstanceOf(StartFailure.class);
    }

    @Test
    void deletesOnlyItsOwnDataAndFollowsNoLinks() throws Exception {
        Path precious = Files.createDirectories(temp.resolve("elsewhere")).resolve("precious");
        Files.writeString(precious, "gold");
        Path folder = temp.resolve("data");
        try (DataFolder data = DataFolder.claim(folder)) {
            data.makeFolders();
            Files.writeString(data.store().resolve("db"), "rows");
            Files.createSymbolicLink(data.store().resolve("link"), precious.getParent());
            Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");

            data.deleteData();

            assertThat(data.store()).doesNotExist();
            assertThat(notes).hasContent("mine");
            assertThat(precious).hasContent("gold");
        }
    }
}
