package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TestDisplayTest {
    private Stage window;
    private Button button;

    @Start
    void open(Stage stage) {
        window = stage;
        button = new Button("press");
        button.setOnAction(event -> button.setText("pressed"));
        stage.setScene(new Scene(button, 300, 200));
        stage.show();
    }

    @Test
    void aMouseReachesTheWindow(FxRobot robot) {
        robot.clickOn(button);
        assertThat(button.getText()).isEqualTo("pressed");
    }

    @Test
    void javaFxIsThereAsModules() {
        assertThat(Button.class.getModule().getName()).isEqualTo("javafx.controls");
    }

    @Test
    @NeedsWindowing
    void theScreenIsLargeEnoughForAWholeDesktop() {
        assertThat(Screen.getPrimary().getBounds()).isEqualTo(new Rectangle2D(0, 0, 1920, 1200));
    }

    @Test
    @NeedsWindowing
    void aModalWindowKeepsTheMouseFromItsOwner(FxRobot robot) {
        robot.interact(() -> {
            var dialog = new Stage();
            dialog.initOwner(window);
            dialog.initModality(Modality.WINDOW_MODAL);
            dialog.setScene(new Scene(new Button("first me"), 100, 50));
            dialog.setX(0);
            dialog.setY(0);
            dialog.show();
        });
        robot.clickOn(button);
        assertThat(button.getText()).isEqualTo("press");
    }
}
