//! What the person meant, whichever key, click, script or session it came from.

use tui_input::InputRequest;

use crate::lab::relief::Axes;
use crate::lab::{Assignment, Condition, Errand, Goal, Marking, Position};
use crate::report::Export;
use crate::ui::{Background, Comparison};

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
    /// On or back by what only some runs have: parts of a stage, calls, lines.
    Walk(Goal),
    /// To a position.
    GoTo(Position),
    /// So many rounds on, or back.
    Rounds(i64),
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
    /// Play on, so many rounds a second, or at the nearest speed there is.
    PlayAt(f64),
    /// The next lab.
    NextTab,
    /// The lab before.
    PreviousTab,
    /// The lab of this name.
    Lab(&'static str),
    /// The next choice of the screen's option of this name.
    NextChoice(&'static str),
    /// Of the screen's option of this name this way.
    Choose(&'static str, &'static str),
    /// Let the picture fill the screen, then the arithmetic, then all of it be seen again.
    Zoom,
    /// Show the step in large digits, or no more.
    Digits,
    /// The next point, or the next parameter.
    RowDown,
    /// The one before.
    RowUp,
    /// The next column.
    ColumnRight,
    /// The one before.
    ColumnLeft,
    /// Many rows down; a page down, of what is being read.
    PageDown,
    /// Many rows up; a page up.
    PageUp,
    /// To the first row.
    FirstRow,
    /// To the last row.
    LastRow,
    /// Sort by the column that is being looked at: ascending, descending, not at all in turn.
    Sort,
    /// Sort by the column of this name: ascending, descending, not at all in turn.
    SortBy(String),
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
    /// Read which labs there are, and choose one.
    OpenLabs,
    /// Choose the next of what a page offers to do.
    NextOffer,
    /// Choose the one before.
    PreviousOffer,
    /// Do what is chosen of what a page offers; close the page where nothing is.
    TakeOffer,
    /// Set what was set last to what it was before.
    Undo,
    /// Remember this place.
    Bookmark,
    /// Go to the bookmark of this number.
    GoToBookmark(usize),
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
    /// Set parameters as they are written, all of them or none.
    Set(Vec<Assignment>),
    /// Edit the line being written.
    Edit(InputRequest),
    /// The line is written.
    Confirm,
    /// Let the command that is being written go on in the next way there is.
    CompleteNext,
    /// In the way before.
    CompletePrevious,
    /// Write the command once more that was written before.
    RecallBack,
    /// The one that was written after that.
    RecallOn,
    /// Close what is open, or stay where one is.
    Close,
    /// A click on this column and row.
    Click(u16, u16),
    /// The wheel was turned down, or up, on this column and row.
    Wheel(bool, u16, u16),
    /// Have clicks and the wheel reported to the program, or leave them to the terminal.
    Mouse(bool),
    /// Draw in the colours for this background; for nothing, in those that the program was begun with.
    Theme(Option<Background>),
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
    /// Ask why the number of this name and index is what it is.
    AskAbout(String),
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
    /// Open the program of this name: of the gallery, or in a file.
    OpenProgram(String),
    /// Open what the lab computes as a program.
    AsProgram,
    /// Read the program from its file again.
    Reload,
    /// Look at the matrix of this index of an array of more than two axes.
    Path(Vec<usize>),
    /// Look at its next matrix.
    NextPath,
    /// Look at the one before.
    PreviousPath,
    /// Mark the line under the cursor, or take its mark away.
    Break,
    /// Change marks on lines, or say which there are.
    Mark(Marking),
    /// Watch an expression of the program's variables; without one, none any more.
    Watch(String),
    /// Let another run branch off from the one in front, called so, with these settings.
    Fork {
        /// Its name; one that fits where there is none.
        name: Option<String>,
        /// What is set in it: from where it branches off, unless they say otherwise.
        settings: Vec<Assignment>,
    },
    /// Put the next of the runs in front that stand beside each other.
    NextRun,
    /// Call the run in front so.
    Rename(String),
    /// Drop the run of this name, or the one in front.
    Drop(Option<String>),
    /// Drop every run but the one in front.
    Only,
    /// Let runs branch off from the start that differ in one setting, and compare them.
    Race {
        /// The parameter.
        name: String,
        /// Its value in each run.
        values: Vec<String>,
        /// The number that their curves are to come below.
        below: Option<f64>,
    },
    /// Run the lab to its end for each of so many values of a parameter.
    Sweep {
        /// The parameter.
        name: String,
        /// The first value.
        from: f64,
        /// The last.
        to: f64,
        /// How many there are.
        count: usize,
    },
    /// Draw the loss over these directions.
    Surface(Axes),
    /// Let a run branch off in which numbers are another here, as it is written: `W1[0,2]=0.5`.
    What(String),
    /// Begin to write what a number is to be.
    OpenWhat,
    /// Compare the runs that stand beside each other in this way.
    Compare(Comparison),
    /// Compare them in the next way.
    NextComparison,
    /// Set the lab as its scene has it, or as the article has it.
    ChangeScene,
    /// To the home screen.
    Home,
    /// The parameter of this name to its next setting.
    NextSetting(&'static str),
    /// Say why nothing is done.
    Refuse(String),
    /// Draw the screen anew.
    Redraw,
    /// Give the terminal back for a while.
    Suspend,
    /// Leave.
    Quit,
}
