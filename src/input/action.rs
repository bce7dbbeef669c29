//! What the person meant, whichever key, click, script or session it came from.

use tui_input::InputRequest;

use crate::lab::{Assignment, Condition, Errand, Goal, Position};
use crate::report::Export;

/// What the person meant.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// One round on.
    Forward,
    /// One round back.
    Back,
    /// One stage on.
    StageForward,
    /// One stage back.
    StageBack,
    /// To a position.
    GoTo(Position),
    /// To a goal.
    Go(Goal),
    /// To the start.
    Start,
    /// To the end.
    End,
    /// Play, or pause what is playing.
    Play,
    /// Play backwards, or pause what is playing so.
    PlayBack,
    /// Play faster.
    Faster,
    /// Play slower.
    Slower,
    /// Play so many rounds a second, or the nearest speed there is.
    Speed(f64),
    /// The next lab.
    NextTab,
    /// The lab before.
    PreviousTab,
    /// The lab in this place.
    Tab(usize),
    /// The next choice of the screen's option of this name.
    NextChoice(&'static str),
    /// This choice of the screen's options.
    Choose(&'static str),
    /// The next point, or the next parameter.
    RowDown,
    /// The one before.
    RowUp,
    /// The next column.
    ColumnRight,
    /// The one before.
    ColumnLeft,
    /// Many rows down.
    PageDown,
    /// Many rows up.
    PageUp,
    /// To the first row.
    FirstRow,
    /// To the last row.
    LastRow,
    /// Sort by the column that is being looked at: ascending, descending, not at all in turn.
    Sort,
    /// Begin to write what to search for.
    OpenSearch,
    /// Search for this.
    Search(String),
    /// To the next place where it is found.
    NextMatch,
    /// Scroll down.
    ScrollDown,
    /// Scroll up.
    ScrollUp,
    /// Choose what to take along.
    OpenCopy,
    /// Take it along.
    Copy(Export),
    /// Show the code: as NumPy, as Rust, not at all.
    NextCode,
    /// Scroll a page down.
    ScrollPageDown,
    /// Scroll a page up.
    ScrollPageUp,
    /// Begin to write a command.
    OpenCommand,
    /// Go to the parameters.
    OpenParameters,
    /// Read the help, or close it.
    OpenHelp,
    /// Read the lab's lesson, or close it.
    OpenLesson,
    /// Read what the names and signs on the screen mean, or close that.
    OpenGlossary,
    /// Nudge the chosen parameter up.
    NudgeUp,
    /// Nudge it down.
    NudgeDown,
    /// Begin to write a value for it.
    Change,
    /// Begin to write a value for it with this character.
    Type(char),
    /// Set it to its default.
    Reset,
    /// Let changes hold from here on if they held from the start, and the other way round.
    ToggleFrom,
    /// Set a parameter as it is written.
    Set(Assignment),
    /// Edit the line being written.
    Edit(InputRequest),
    /// The line is written.
    Confirm,
    /// Close what is open, or stay where one is.
    Close,
    /// A click on this column and row.
    Click(u16, u16),
    /// Have clicks and the wheel reported to the program, or leave them to the terminal.
    Mouse(bool),
    /// The screen has this size now.
    Resize(u16, u16),
    /// Time to go on with what takes time.
    Tick,
    /// What came of an errand: the setting that says so.
    Measured(Errand, String),
    /// Open what is being looked at: the lab it leads to, else the question why it is what it is.
    Open,
    /// Ask why the number under the cursor is what it is.
    Ask,
    /// Ask the same about the chosen source.
    AskOn,
    /// Back to the question before.
    AskBack,
    /// Ask about the next quantity.
    NextQuantity,
    /// Ask about the one before.
    PreviousQuantity,
    /// Ask about the cell below.
    CellDown,
    /// Ask about the cell above.
    CellUp,
    /// Ask what a step will compute ahead of it, or no more.
    Predict,
    /// Which questions are asked.
    SeedQuiz(u32),
    /// Ask whether a product would fit.
    WouldFit,
    /// Transpose the left factor.
    TurnLeft,
    /// Transpose the right factor.
    TurnRight,
    /// Begin to write what to run until.
    OpenUntil,
    /// Run until this holds.
    RunUntil(Condition),
    /// To the home screen.
    Home,
    /// The parameter of this name to its next setting.
    NextSetting(&'static str),
    /// Draw the screen anew.
    Redraw,
    /// Give the terminal back for a while.
    Suspend,
    /// Leave.
    Quit,
}
