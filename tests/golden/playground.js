// Writes down what TensorFlow Playground's own code computes; the tests hold the playground lab to it.
//
//     npm install typescript@5 seedrandom@2.4.3
//     node tests/golden/playground.js PATH_OF_A_CLONE > tests/golden/playground.json
//
// The clone is github.com/tensorflow/playground at 02469bd; `src/nn.ts` and `src/dataset.ts` are run as they are, and what
// `src/playground.ts` does around them is written out below. The tests need none of this.

const fs = require("fs");
const path = require("path");
const load = name => require(require.resolve(name, { paths: [process.cwd()] }));
const typescript = load("typescript");
load("seedrandom");

// What dataset.ts uses of D3.
const linear = () => {
  let domain, range, clamped = false;
  const scale = x => {
    let t = (x - domain[0]) / (domain[1] - domain[0]);
    if (clamped) t = Math.max(0, Math.min(1, t));
    return range[0] * (1 - t) + range[1] * t;
  };
  scale.domain = d => ((domain = d), scale);
  scale.range = r => ((range = r), scale);
  scale.clamp = c => ((clamped = c), scale);
  return scale;
};
global.d3 = { scale: { linear } };

function source(name) {
  const text = fs.readFileSync(path.join(process.argv[2], "src", name), "utf8");
  const options = { compilerOptions: { module: "commonjs", target: "es2019" } };
  const module = { exports: {} };
  const code = typescript.transpileModule(text, options).outputText;
  new Function("module", "exports", "require", code)(module, module.exports, () => d3);
  return module.exports;
}

const nn = source("nn.ts");
const data = source("dataset.ts");

const DATASETS = {
  circle: data.classifyCircleData,
  xor: data.classifyXORData,
  gauss: data.classifyTwoGaussData,
  spiral: data.classifySpiralData,
  "reg-plane": data.regressPlane,
  "reg-gauss": data.regressGaussian,
};
const ACTIVATIONS = { relu: nn.Activations.RELU, tanh: nn.Activations.TANH, sigmoid: nn.Activations.SIGMOID, linear: nn.Activations.LINEAR };
const PENALTIES = { none: null, L1: nn.RegularizationFunction.L1, L2: nn.RegularizationFunction.L2 };
const INPUTS = {
  x: (x, y) => x,
  y: (x, y) => y,
  x_squared: (x, y) => x * x,
  y_squared: (x, y) => y * y,
  x_times_y: (x, y) => x * y,
  sin_x: (x, y) => Math.sin(x),
  sin_y: (x, y) => Math.sin(y),
};

function run(set, positions) {
  const defaults = {
    activation: "tanh", regularization: "none", batch_size: "10", dataset: "circle", reg_dataset: "reg-plane",
    learning_rate: "0.03", regularization_rate: "0", noise: "0", network_shape: "4,2", seed: "0.78192",
    perc_train_data: "50", problem: "classification", init_zero: "false", x: "true", y: "true",
  };
  const of = { ...defaults, ...set };
  const isRegression = of.problem === "regression";
  Math.seedrandom(of.seed);
  const all = DATASETS[isRegression ? of.reg_dataset : of.dataset](isRegression ? 1200 : 500, +of.noise / 100);
  data.shuffle(all);
  const split = Math.floor((all.length * +of.perc_train_data) / 100);
  const [train, test] = [all.slice(0, split), all.slice(split)];
  const ids = Object.keys(INPUTS).filter(id => of[id] === "true");
  const input = point => ids.map(id => INPUTS[id](point.x, point.y));
  const hidden = of.network_shape === "" ? [] : of.network_shape.split(",").map(Number);
  const output = isRegression ? nn.Activations.LINEAR : nn.Activations.TANH;
  const network = nn.buildNetwork(
    [ids.length, ...hidden, 1], ACTIVATIONS[of.activation], output, PENALTIES[of.regularization], ids, of.init_zero === "true");
  const loss = points =>
    points.reduce((sum, point) => sum + nn.Errors.SQUARE.error(nn.forwardProp(network, input(point)), point.label), 0) / points.length;
  const here = () => {
    const numbers = { train_loss: loss(train), test_loss: loss(test) };
    for (let layer = 1; layer < network.length; layer++) {
      numbers[`W${layer}`] = network[layer].map(unit => unit.inputLinks.map(link => link.weight));
      numbers[`b${layer}`] = network[layer].map(unit => unit.bias);
    }
    return numbers;
  };
  const known = {};
  for (let epoch = 0; epoch <= Math.max(...positions); epoch++) {
    if (epoch > 0) {
      train.forEach((point, i) => {
        nn.forwardProp(network, input(point));
        nn.backProp(network, point.label, nn.Errors.SQUARE);
        if ((i + 1) % +of.batch_size === 0) nn.updateWeights(network, +of.learning_rate, +of.regularization_rate);
      });
    }
    if (positions.includes(epoch)) known[epoch] = here();
  }
  const points = all.slice(0, 12).map(point => [point.x, point.y, point.label]);
  return { set, train_points: split, points, positions: known };
}

const CASES = [
  [{}, [0, 1, 5, 100]],
  [{ dataset: "gauss", noise: "25" }, [0, 1, 100]],
  [{ dataset: "spiral" }, [0, 1, 100]],
  [{ dataset: "spiral", network_shape: "8,8", activation: "relu", x_squared: "true", y_squared: "true", x_times_y: "true", sin_x: "true", sin_y: "true" }, [0, 1, 20]],
  [{ dataset: "xor", noise: "50", batch_size: "30", network_shape: "3", seed: "hello." }, [0, 1, 5, 100]],
  [{ dataset: "xor", network_shape: "", x_times_y: "true", x: "false", y: "false", learning_rate: "0.1" }, [0, 1, 100]],
  [{ dataset: "circle", noise: "35", activation: "sigmoid", network_shape: "5,4,3", perc_train_data: "90", batch_size: "7" }, [0, 1, 100]],
  [{ dataset: "circle", regularization: "L1", regularization_rate: "0.01" }, [0, 1, 5, 100]],
  [{ dataset: "xor", regularization: "L1", regularization_rate: "0.1", seed: "7" }, [0, 1, 5, 100]],
  [{ dataset: "gauss", regularization: "L2", regularization_rate: "0.03", perc_train_data: "10" }, [0, 1, 100]],
  [{ problem: "regression" }, [0, 1, 100]],
  [{ problem: "regression", noise: "20", activation: "linear", network_shape: "2" }, [0, 1, 100]],
  [{ problem: "regression", reg_dataset: "reg-gauss", noise: "10", activation: "relu", seed: "ünïcode" }, [0, 1, 50]],
  [{ init_zero: "true", network_shape: "2", seed: "" + "x".repeat(300) }, [0, 1, 5]],
  [{ network_shape: "1,2,3,4,5,6", learning_rate: "0.3", dataset: "gauss" }, [0, 1, 50]],
];

console.log("[\n" + CASES.map(([set, positions]) => JSON.stringify(run(set, positions))).join(",\n") + "\n]");
